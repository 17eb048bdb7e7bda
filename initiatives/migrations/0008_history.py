"""Every change of every record and relation is kept, by triggers; what is there already begins its history."""

import django.contrib.postgres.fields
import django.core.validators
import django.db.models.deletion
import initiatives.models.base
import pgtrigger.compiler
import pgtrigger.migrations
from django.db import migrations, models


def begin(apps, schema_editor):
    """What was there before its history was kept stands in it as if it had been added now."""
    for model in apps.get_app_config("initiatives").get_models():
        names = {field.name: field for field in model._meta.fields}
        if "pgh_obj" not in names:
            continue
        kept = ", ".join(f'"{field.column}"' for name, field in names.items() if not name.startswith("pgh_"))
        tracked = names["pgh_obj"].related_model._meta
        schema_editor.execute(
            f'INSERT INTO {model._meta.db_table} ({kept}, pgh_created_at, pgh_label, pgh_obj_id)'
            f" SELECT {kept}, now(), 'insert', {tracked.pk.column} FROM {tracked.db_table}"
        )


class Migration(migrations.Migration):

    dependencies = [
        ('initiatives', '0007_saved_searches'),
        ('pghistory', '0007_auto_20250421_0444'),
    ]

    operations = [
        migrations.CreateModel(
            name='AuthorityEvent',
            fields=[
                ('pgh_id', models.AutoField(primary_key=True, serialize=False)),
                ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                ('pgh_label', models.TextField(help_text='The event label.')),
                ('aliases', django.contrib.postgres.fields.ArrayField(base_field=models.CharField(max_length=200), blank=True, default=list, help_text='Acronyms, former names and spellings under which people look for it, separated by commas.', size=None, verbose_name='other names')),
                ('archived_at', models.DateTimeField(blank=True, editable=False, null=True, verbose_name='withdrawn')),
                ('id', models.BigIntegerField()),
                ('internal_note', models.TextField(blank=True, help_text='For colleagues only; never shown to the public.', verbose_name='internal note')),
                ('key', initiatives.models.base.KeyField(help_text='Stable name in files and in the API. Choose it once; do not change it after publication.', max_length=80, unique=False, validators=[django.core.validators.RegexValidator('^[a-z0-9]+(-[a-z0-9]+)*\\Z', 'A key has only lower-case letters, digits and single hyphens, such as “rennes-emergency-shelter”.')], verbose_name='key')),
                ('kind', models.CharField(choices=[('ministry', 'Ministry'), ('agency', 'Agency'), ('region', 'Region'), ('city', 'City'), ('municipality', 'Municipality'), ('association', 'Association'), ('organisation', 'Organisation'), ('other', 'Other')], max_length=20, verbose_name='kind')),
                ('last_verified_on', models.DateField(blank=True, help_text='The day on which somebody last compared this entry with its sources.', null=True, verbose_name='checked on')),
                ('latitude', models.DecimalField(blank=True, decimal_places=5, max_digits=8, null=True, verbose_name='latitude')),
                ('level', models.CharField(choices=[('supranational', 'Supranational'), ('national', 'National'), ('regional', 'Regional'), ('local', 'Local')], max_length=20, verbose_name='level')),
                ('longitude', models.DecimalField(blank=True, decimal_places=5, max_digits=8, null=True, verbose_name='longitude')),
                ('name_en', models.CharField(blank=True, max_length=200, verbose_name='name in English')),
                ('name_fr', models.CharField(blank=True, max_length=200, verbose_name='name in French')),
                ('number', models.PositiveIntegerField(blank=True, editable=False, help_text='Permanent public number, given at first publication and never used again.', null=True, verbose_name='number')),
                ('original_language', models.CharField(choices=[('en', 'English'), ('fr', 'French')], default='en', max_length=2, verbose_name='original language')),
                ('published_at', models.DateTimeField(blank=True, editable=False, null=True, verbose_name='first published')),
                ('state', models.CharField(choices=[('draft', 'Draft'), ('in_review', 'In review'), ('published', 'Published'), ('archived', 'Withdrawn')], default='draft', editable=False, max_length=20, verbose_name='state')),
                ('summary_en', models.TextField(blank=True, verbose_name='summary in English')),
                ('summary_fr', models.TextField(blank=True, verbose_name='summary in French')),
                ('website', initiatives.models.base.WebAddressField(blank=True, max_length=500, verbose_name='website')),
            ],
            options={
                'abstract': False,
                'default_permissions': (),
            },
        ),
        migrations.CreateModel(
            name='ChallengeEvent',
            fields=[
                ('pgh_id', models.AutoField(primary_key=True, serialize=False)),
                ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                ('pgh_label', models.TextField(help_text='The event label.')),
                ('aliases', django.contrib.postgres.fields.ArrayField(base_field=models.CharField(max_length=200), blank=True, default=list, help_text='Acronyms, former names and spellings under which people look for it, separated by commas.', size=None, verbose_name='other names')),
                ('archived_at', models.DateTimeField(blank=True, editable=False, null=True, verbose_name='withdrawn')),
                ('id', models.BigIntegerField()),
                ('internal_note', models.TextField(blank=True, help_text='For colleagues only; never shown to the public.', verbose_name='internal note')),
                ('key', initiatives.models.base.KeyField(help_text='Stable name in files and in the API. Choose it once; do not change it after publication.', max_length=80, unique=False, validators=[django.core.validators.RegexValidator('^[a-z0-9]+(-[a-z0-9]+)*\\Z', 'A key has only lower-case letters, digits and single hyphens, such as “rennes-emergency-shelter”.')], verbose_name='key')),
                ('last_verified_on', models.DateField(blank=True, help_text='The day on which somebody last compared this entry with its sources.', null=True, verbose_name='checked on')),
                ('levels', django.contrib.postgres.fields.ArrayField(base_field=models.CharField(choices=[('supranational', 'Supranational'), ('national', 'National'), ('regional', 'Regional'), ('local', 'Local')], max_length=20), blank=True, default=list, size=None, verbose_name='levels concerned')),
                ('number', models.PositiveIntegerField(blank=True, editable=False, help_text='Permanent public number, given at first publication and never used again.', null=True, verbose_name='number')),
                ('original_language', models.CharField(choices=[('en', 'English'), ('fr', 'French')], default='en', max_length=2, verbose_name='original language')),
                ('published_at', models.DateTimeField(blank=True, editable=False, null=True, verbose_name='first published')),
                ('state', models.CharField(choices=[('draft', 'Draft'), ('in_review', 'In review'), ('published', 'Published'), ('archived', 'Withdrawn')], default='draft', editable=False, max_length=20, verbose_name='state')),
                ('statement_en', models.TextField(blank=True, verbose_name='statement in English')),
                ('statement_fr', models.TextField(blank=True, verbose_name='statement in French')),
                ('theme', models.CharField(choices=[('governance', 'Governance'), ('finance', 'Finance'), ('coherence', 'Policy coherence'), ('implementation', 'Implementation'), ('data', 'Data'), ('mandates', 'Mandates'), ('diaspora', 'Diaspora'), ('services', 'Services'), ('cohesion', 'Social cohesion'), ('capacity', 'Capacity'), ('climate', 'Climate')], max_length=20, verbose_name='theme')),
                ('title_en', models.CharField(blank=True, max_length=200, verbose_name='title in English')),
                ('title_fr', models.CharField(blank=True, max_length=200, verbose_name='title in French')),
            ],
            options={
                'abstract': False,
                'default_permissions': (),
            },
        ),
        migrations.CreateModel(
            name='CitationEvent',
            fields=[
                ('pgh_id', models.AutoField(primary_key=True, serialize=False)),
                ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                ('pgh_label', models.TextField(help_text='The event label.')),
                ('id', models.BigIntegerField()),
                ('locator', models.CharField(blank=True, help_text='Page, section or heading.', max_length=200, verbose_name='where in it')),
                ('position', models.PositiveSmallIntegerField(default=1, verbose_name='position')),
            ],
            options={
                'abstract': False,
                'default_permissions': (),
            },
        ),
        migrations.CreateModel(
            name='CommitmentEvent',
            fields=[
                ('pgh_id', models.AutoField(primary_key=True, serialize=False)),
                ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                ('pgh_label', models.TextField(help_text='The event label.')),
                ('code', models.CharField(help_text='As the framework writes it, such as 16 or 5a.', max_length=20, verbose_name='code')),
                ('id', models.BigIntegerField()),
                ('position', models.PositiveSmallIntegerField(default=1, verbose_name='position')),
                ('title_en', models.CharField(max_length=300, verbose_name='title in English')),
                ('title_fr', models.CharField(max_length=300, verbose_name='title in French')),
            ],
            options={
                'abstract': False,
                'default_permissions': (),
            },
        ),
        migrations.CreateModel(
            name='CompetenceEvent',
            fields=[
                ('pgh_id', models.AutoField(primary_key=True, serialize=False)),
                ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                ('pgh_label', models.TextField(help_text='The event label.')),
                ('id', models.BigIntegerField()),
                ('key', initiatives.models.base.KeyField(help_text='Stable name in files and in the API. Choose it once; do not change it after publication.', max_length=80, unique=False, validators=[django.core.validators.RegexValidator('^[a-z0-9]+(-[a-z0-9]+)*\\Z', 'A key has only lower-case letters, digits and single hyphens, such as “rennes-emergency-shelter”.')], verbose_name='key')),
                ('level', models.CharField(choices=[('supranational', 'Supranational'), ('national', 'National'), ('regional', 'Regional'), ('local', 'Local')], max_length=20, verbose_name='level')),
                ('mandate', models.CharField(choices=[('formal', 'In law'), ('practice', 'In practice'), ('shared', 'Shared')], max_length=20, verbose_name='mandate')),
                ('note_en', models.TextField(blank=True, verbose_name='note in English')),
                ('note_fr', models.TextField(blank=True, verbose_name='note in French')),
                ('since', models.PositiveSmallIntegerField(blank=True, null=True, verbose_name='since')),
            ],
            options={
                'abstract': False,
                'default_permissions': (),
            },
        ),
        migrations.CreateModel(
            name='CountryEvent',
            fields=[
                ('pgh_id', models.AutoField(primary_key=True, serialize=False)),
                ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                ('pgh_label', models.TextField(help_text='The event label.')),
                ('continent', models.CharField(choices=[('africa', 'Africa'), ('americas', 'Americas'), ('asia', 'Asia'), ('europe', 'Europe'), ('oceania', 'Oceania')], max_length=20, verbose_name='continent')),
                ('dialogue_status', models.CharField(choices=[('partner', 'Partner country of the Dialogue'), ('observer', 'Observer country of the Dialogue'), ('none', 'Not in the Dialogue')], default='none', max_length=20, verbose_name='place in the Dialogue')),
                ('iso2', models.CharField(help_text='Two capital letters, as in ISO 3166-1 alpha-2, such as MA.', max_length=2, serialize=False, verbose_name='code')),
                ('name_en', models.CharField(max_length=100, verbose_name='name in English')),
                ('name_fr', models.CharField(max_length=100, verbose_name='name in French')),
            ],
            options={
                'abstract': False,
                'default_permissions': (),
            },
        ),
        migrations.CreateModel(
            name='FigureEvent',
            fields=[
                ('pgh_id', models.AutoField(primary_key=True, serialize=False)),
                ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                ('pgh_label', models.TextField(help_text='The event label.')),
                ('as_of', models.CharField(blank=True, help_text='Year, month or day for which the source gives it, as 2021, 2021-09 or 2021-09-15.', max_length=10, verbose_name='as of')),
                ('id', models.BigIntegerField()),
                ('label_en', models.CharField(max_length=200, verbose_name='label in English')),
                ('label_fr', models.CharField(max_length=200, verbose_name='label in French')),
                ('locator', models.CharField(blank=True, max_length=200, verbose_name='where in it')),
                ('measure', initiatives.models.base.KeyField(help_text='Names the series, such as “cities”. Figures of one series are versions of the same number.', max_length=80, unique=False, validators=[django.core.validators.RegexValidator('^[a-z0-9]+(-[a-z0-9]+)*\\Z', 'A key has only lower-case letters, digits and single hyphens, such as “rennes-emergency-shelter”.')], verbose_name='measure')),
                ('note_en', models.CharField(blank=True, max_length=500, verbose_name='note in English')),
                ('note_fr', models.CharField(blank=True, max_length=500, verbose_name='note in French')),
                ('qualifier', models.CharField(choices=[('exactly', 'exactly'), ('about', 'about'), ('over', 'over'), ('under', 'under'), ('up_to', 'up to'), ('nearly', 'nearly')], default='exactly', max_length=20, verbose_name='qualifier')),
                ('unit_en', models.CharField(blank=True, max_length=50, verbose_name='unit in English')),
                ('unit_fr', models.CharField(blank=True, max_length=50, verbose_name='unit in French')),
                ('value', models.DecimalField(decimal_places=4, max_digits=18, verbose_name='value')),
            ],
            options={
                'abstract': False,
                'default_permissions': (),
            },
        ),
        migrations.CreateModel(
            name='FollowUpEvent',
            fields=[
                ('pgh_id', models.AutoField(primary_key=True, serialize=False)),
                ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                ('pgh_label', models.TextField(help_text='The event label.')),
                ('id', models.BigIntegerField()),
                ('on', models.DateField(verbose_name='date')),
                ('status', models.CharField(choices=[('not_started', 'Not started'), ('under_way', 'Under way'), ('done', 'Done'), ('abandoned', 'Abandoned')], max_length=20, verbose_name='status')),
                ('text_en', models.TextField(blank=True, verbose_name='text in English')),
                ('text_fr', models.TextField(blank=True, verbose_name='text in French')),
            ],
            options={
                'abstract': False,
                'default_permissions': (),
            },
        ),
        migrations.CreateModel(
            name='FrameworkEvent',
            fields=[
                ('pgh_id', models.AutoField(primary_key=True, serialize=False)),
                ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                ('pgh_label', models.TextField(help_text='The event label.')),
                ('adopted_in', models.PositiveSmallIntegerField(blank=True, null=True, verbose_name='adopted in')),
                ('code', initiatives.models.base.KeyField(help_text='Begins the references of its commitments, such as gcm in gcm:16.', max_length=40, unique=False, validators=[django.core.validators.RegexValidator('^[a-z0-9]+(-[a-z0-9]+)*\\Z', 'A key has only lower-case letters, digits and single hyphens, such as “rennes-emergency-shelter”.')], verbose_name='short code')),
                ('id', models.BigIntegerField()),
                ('key', initiatives.models.base.KeyField(help_text='Stable name in files and in the API. Choose it once; do not change it after publication.', max_length=80, unique=False, validators=[django.core.validators.RegexValidator('^[a-z0-9]+(-[a-z0-9]+)*\\Z', 'A key has only lower-case letters, digits and single hyphens, such as “rennes-emergency-shelter”.')], verbose_name='key')),
                ('kind', models.CharField(choices=[('agenda', 'Agenda'), ('compact', 'Compact'), ('charter', 'Charter'), ('declaration', 'Declaration'), ('action-plan', 'Action plan'), ('review', 'Review')], max_length=20, verbose_name='kind')),
                ('title_en', models.CharField(max_length=200, verbose_name='title in English')),
                ('title_fr', models.CharField(max_length=200, verbose_name='title in French')),
                ('url', initiatives.models.base.WebAddressField(blank=True, max_length=500, verbose_name='address')),
                ('valid_from', models.PositiveSmallIntegerField(blank=True, null=True, verbose_name='valid from')),
                ('valid_until', models.PositiveSmallIntegerField(blank=True, null=True, verbose_name='valid until')),
            ],
            options={
                'abstract': False,
                'default_permissions': (),
            },
        ),
        migrations.CreateModel(
            name='InitiativeCommitmentsEvent',
            fields=[
                ('pgh_id', models.AutoField(primary_key=True, serialize=False)),
                ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                ('pgh_label', models.TextField(help_text='The event label.')),
                ('id', models.BigIntegerField()),
            ],
            options={
                'abstract': False,
                'default_permissions': (),
            },
        ),
        migrations.CreateModel(
            name='InitiativeCountriesEvent',
            fields=[
                ('pgh_id', models.AutoField(primary_key=True, serialize=False)),
                ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                ('pgh_label', models.TextField(help_text='The event label.')),
                ('id', models.BigIntegerField()),
            ],
            options={
                'abstract': False,
                'default_permissions': (),
            },
        ),
        migrations.CreateModel(
            name='InitiativeEvent',
            fields=[
                ('pgh_id', models.AutoField(primary_key=True, serialize=False)),
                ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                ('pgh_label', models.TextField(help_text='The event label.')),
                ('aliases', django.contrib.postgres.fields.ArrayField(base_field=models.CharField(max_length=200), blank=True, default=list, help_text='Acronyms, former names and spellings under which people look for it, separated by commas.', size=None, verbose_name='other names')),
                ('archived_at', models.DateTimeField(blank=True, editable=False, null=True, verbose_name='withdrawn')),
                ('description_en', models.TextField(blank=True, verbose_name='description in English')),
                ('description_fr', models.TextField(blank=True, verbose_name='description in French')),
                ('ended_in', models.PositiveSmallIntegerField(blank=True, null=True, verbose_name='last year')),
                ('id', models.BigIntegerField()),
                ('internal_note', models.TextField(blank=True, help_text='For colleagues only; never shown to the public.', verbose_name='internal note')),
                ('key', initiatives.models.base.KeyField(help_text='Stable name in files and in the API. Choose it once; do not change it after publication.', max_length=80, unique=False, validators=[django.core.validators.RegexValidator('^[a-z0-9]+(-[a-z0-9]+)*\\Z', 'A key has only lower-case letters, digits and single hyphens, such as “rennes-emergency-shelter”.')], verbose_name='key')),
                ('kind', models.CharField(choices=[('programme', 'Programme'), ('strategy', 'Strategy'), ('dialogue', 'Dialogue'), ('fund', 'Fund'), ('tool', 'Tool'), ('training', 'Training'), ('contract', 'Contract'), ('service', 'Service'), ('declaration', 'Declaration'), ('platform', 'Platform'), ('study', 'Study'), ('other', 'Other')], max_length=20, verbose_name='kind')),
                ('last_verified_on', models.DateField(blank=True, help_text='The day on which somebody last compared this entry with its sources.', null=True, verbose_name='checked on')),
                ('number', models.PositiveIntegerField(blank=True, editable=False, help_text='Permanent public number, given at first publication and never used again.', null=True, verbose_name='number')),
                ('original_language', models.CharField(choices=[('en', 'English'), ('fr', 'French')], default='en', max_length=2, verbose_name='original language')),
                ('published_at', models.DateTimeField(blank=True, editable=False, null=True, verbose_name='first published')),
                ('recorded_status', models.CharField(choices=[('planned', 'Planned'), ('ongoing', 'Ongoing'), ('completed', 'Completed'), ('unknown', 'Unknown')], default='unknown', help_text='What the sources say. Readers see what follows from it and from the years on the day they ask.', max_length=20, verbose_name='status in the source')),
                ('scope', models.CharField(choices=[('global', 'Global'), ('continental', 'Continental'), ('national', 'National'), ('regional', 'Regional'), ('local', 'Local')], max_length=20, verbose_name='scope')),
                ('started_in', models.PositiveSmallIntegerField(blank=True, null=True, verbose_name='first year')),
                ('state', models.CharField(choices=[('draft', 'Draft'), ('in_review', 'In review'), ('published', 'Published'), ('archived', 'Withdrawn')], default='draft', editable=False, max_length=20, verbose_name='state')),
                ('summary_en', models.TextField(blank=True, verbose_name='summary in English')),
                ('summary_fr', models.TextField(blank=True, verbose_name='summary in French')),
                ('title_en', models.CharField(blank=True, max_length=200, verbose_name='title in English')),
                ('title_fr', models.CharField(blank=True, max_length=200, verbose_name='title in French')),
                ('website', initiatives.models.base.WebAddressField(blank=True, max_length=500, verbose_name='website')),
            ],
            options={
                'abstract': False,
                'default_permissions': (),
            },
        ),
        migrations.CreateModel(
            name='InitiativePlacesEvent',
            fields=[
                ('pgh_id', models.AutoField(primary_key=True, serialize=False)),
                ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                ('pgh_label', models.TextField(help_text='The event label.')),
                ('id', models.BigIntegerField()),
            ],
            options={
                'abstract': False,
                'default_permissions': (),
            },
        ),
        migrations.CreateModel(
            name='InitiativeSectorsEvent',
            fields=[
                ('pgh_id', models.AutoField(primary_key=True, serialize=False)),
                ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                ('pgh_label', models.TextField(help_text='The event label.')),
                ('id', models.BigIntegerField()),
            ],
            options={
                'abstract': False,
                'default_permissions': (),
            },
        ),
        migrations.CreateModel(
            name='MeetingEvent',
            fields=[
                ('pgh_id', models.AutoField(primary_key=True, serialize=False)),
                ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                ('pgh_label', models.TextField(help_text='The event label.')),
                ('ends_on', models.DateField(blank=True, null=True, verbose_name='last day')),
                ('format', models.CharField(choices=[('in_person', 'In person'), ('online', 'Online'), ('hybrid', 'In person and online')], default='in_person', max_length=20, verbose_name='format')),
                ('id', models.BigIntegerField()),
                ('key', initiatives.models.base.KeyField(help_text='Stable name in files and in the API. Choose it once; do not change it after publication.', max_length=80, unique=False, validators=[django.core.validators.RegexValidator('^[a-z0-9]+(-[a-z0-9]+)*\\Z', 'A key has only lower-case letters, digits and single hyphens, such as “rennes-emergency-shelter”.')], verbose_name='key')),
                ('labelled', models.BooleanField(default=False, help_text='Held by a partner country under the label of the Dialogue.', verbose_name='labelled')),
                ('number', models.PositiveIntegerField(blank=True, editable=False, help_text='Permanent public number.', null=True, verbose_name='number')),
                ('starts_on', models.DateField(verbose_name='first day')),
                ('summary_en', models.TextField(blank=True, verbose_name='summary in English')),
                ('summary_fr', models.TextField(blank=True, verbose_name='summary in French')),
                ('title_en', models.CharField(max_length=200, verbose_name='title in English')),
                ('title_fr', models.CharField(max_length=200, verbose_name='title in French')),
                ('url', initiatives.models.base.WebAddressField(blank=True, max_length=500, verbose_name='address')),
            ],
            options={
                'abstract': False,
                'default_permissions': (),
            },
        ),
        migrations.CreateModel(
            name='MembershipEvent',
            fields=[
                ('pgh_id', models.AutoField(primary_key=True, serialize=False)),
                ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                ('pgh_label', models.TextField(help_text='The event label.')),
                ('id', models.BigIntegerField()),
                ('since', models.PositiveSmallIntegerField(blank=True, null=True, verbose_name='since')),
                ('until', models.PositiveSmallIntegerField(blank=True, null=True, verbose_name='until')),
            ],
            options={
                'abstract': False,
                'default_permissions': (),
            },
        ),
        migrations.CreateModel(
            name='NetworkEvent',
            fields=[
                ('pgh_id', models.AutoField(primary_key=True, serialize=False)),
                ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                ('pgh_label', models.TextField(help_text='The event label.')),
                ('acronym', models.CharField(blank=True, max_length=30, verbose_name='acronym')),
                ('aliases', django.contrib.postgres.fields.ArrayField(base_field=models.CharField(max_length=200), blank=True, default=list, help_text='Acronyms, former names and spellings under which people look for it, separated by commas.', size=None, verbose_name='other names')),
                ('archived_at', models.DateTimeField(blank=True, editable=False, null=True, verbose_name='withdrawn')),
                ('founded_in', models.PositiveSmallIntegerField(blank=True, null=True, verbose_name='founded in')),
                ('id', models.BigIntegerField()),
                ('internal_note', models.TextField(blank=True, help_text='For colleagues only; never shown to the public.', verbose_name='internal note')),
                ('key', initiatives.models.base.KeyField(help_text='Stable name in files and in the API. Choose it once; do not change it after publication.', max_length=80, unique=False, validators=[django.core.validators.RegexValidator('^[a-z0-9]+(-[a-z0-9]+)*\\Z', 'A key has only lower-case letters, digits and single hyphens, such as “rennes-emergency-shelter”.')], verbose_name='key')),
                ('last_verified_on', models.DateField(blank=True, help_text='The day on which somebody last compared this entry with its sources.', null=True, verbose_name='checked on')),
                ('name_en', models.CharField(blank=True, max_length=200, verbose_name='name in English')),
                ('name_fr', models.CharField(blank=True, max_length=200, verbose_name='name in French')),
                ('number', models.PositiveIntegerField(blank=True, editable=False, help_text='Permanent public number, given at first publication and never used again.', null=True, verbose_name='number')),
                ('original_language', models.CharField(choices=[('en', 'English'), ('fr', 'French')], default='en', max_length=2, verbose_name='original language')),
                ('published_at', models.DateTimeField(blank=True, editable=False, null=True, verbose_name='first published')),
                ('scope', models.CharField(choices=[('global', 'Global'), ('continental', 'Continental'), ('national', 'National'), ('regional', 'Regional'), ('local', 'Local')], max_length=20, verbose_name='scope')),
                ('state', models.CharField(choices=[('draft', 'Draft'), ('in_review', 'In review'), ('published', 'Published'), ('archived', 'Withdrawn')], default='draft', editable=False, max_length=20, verbose_name='state')),
                ('summary_en', models.TextField(blank=True, verbose_name='summary in English')),
                ('summary_fr', models.TextField(blank=True, verbose_name='summary in French')),
                ('website', initiatives.models.base.WebAddressField(blank=True, max_length=500, verbose_name='website')),
            ],
            options={
                'abstract': False,
                'default_permissions': (),
            },
        ),
        migrations.CreateModel(
            name='ParticipationEvent',
            fields=[
                ('pgh_id', models.AutoField(primary_key=True, serialize=False)),
                ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                ('pgh_label', models.TextField(help_text='The event label.')),
                ('id', models.BigIntegerField()),
                ('note_en', models.CharField(blank=True, max_length=500, verbose_name='note in English')),
                ('note_fr', models.CharField(blank=True, max_length=500, verbose_name='note in French')),
                ('role', models.CharField(choices=[('leads', 'Leads'), ('co_leads', 'Co-leads'), ('holds_mandate', 'Holds the mandate'), ('coordinates', 'Coordinates'), ('implements', 'Implements'), ('funds', 'Funds'), ('hosts', 'Hosts'), ('signs', 'Signs'), ('consulted', 'Is consulted'), ('partner', 'Is a partner')], max_length=20, verbose_name='role')),
                ('since', models.PositiveSmallIntegerField(blank=True, null=True, verbose_name='since')),
                ('until', models.PositiveSmallIntegerField(blank=True, null=True, verbose_name='until')),
            ],
            options={
                'abstract': False,
                'default_permissions': (),
            },
        ),
        migrations.CreateModel(
            name='PlaceEvent',
            fields=[
                ('pgh_id', models.AutoField(primary_key=True, serialize=False)),
                ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                ('pgh_label', models.TextField(help_text='The event label.')),
                ('id', models.BigIntegerField()),
                ('key', initiatives.models.base.KeyField(help_text='Stable name in files and in the API. Choose it once; do not change it after publication.', max_length=80, unique=False, validators=[django.core.validators.RegexValidator('^[a-z0-9]+(-[a-z0-9]+)*\\Z', 'A key has only lower-case letters, digits and single hyphens, such as “rennes-emergency-shelter”.')], verbose_name='key')),
                ('latitude', models.DecimalField(blank=True, decimal_places=5, max_digits=8, null=True, verbose_name='latitude')),
                ('longitude', models.DecimalField(blank=True, decimal_places=5, max_digits=8, null=True, verbose_name='longitude')),
                ('name_en', models.CharField(max_length=200, verbose_name='name in English')),
                ('name_fr', models.CharField(max_length=200, verbose_name='name in French')),
            ],
            options={
                'abstract': False,
                'default_permissions': (),
            },
        ),
        migrations.CreateModel(
            name='RecommendationChallengesEvent',
            fields=[
                ('pgh_id', models.AutoField(primary_key=True, serialize=False)),
                ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                ('pgh_label', models.TextField(help_text='The event label.')),
                ('id', models.BigIntegerField()),
            ],
            options={
                'abstract': False,
                'default_permissions': (),
            },
        ),
        migrations.CreateModel(
            name='RecommendationEvent',
            fields=[
                ('pgh_id', models.AutoField(primary_key=True, serialize=False)),
                ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                ('pgh_label', models.TextField(help_text='The event label.')),
                ('addressed_levels', django.contrib.postgres.fields.ArrayField(base_field=models.CharField(choices=[('supranational', 'Supranational'), ('national', 'National'), ('regional', 'Regional'), ('local', 'Local')], max_length=20), blank=True, default=list, size=None, verbose_name='addressed levels')),
                ('aliases', django.contrib.postgres.fields.ArrayField(base_field=models.CharField(max_length=200), blank=True, default=list, help_text='Acronyms, former names and spellings under which people look for it, separated by commas.', size=None, verbose_name='other names')),
                ('archived_at', models.DateTimeField(blank=True, editable=False, null=True, verbose_name='withdrawn')),
                ('id', models.BigIntegerField()),
                ('internal_note', models.TextField(blank=True, help_text='For colleagues only; never shown to the public.', verbose_name='internal note')),
                ('key', initiatives.models.base.KeyField(help_text='Stable name in files and in the API. Choose it once; do not change it after publication.', max_length=80, unique=False, validators=[django.core.validators.RegexValidator('^[a-z0-9]+(-[a-z0-9]+)*\\Z', 'A key has only lower-case letters, digits and single hyphens, such as “rennes-emergency-shelter”.')], verbose_name='key')),
                ('last_verified_on', models.DateField(blank=True, help_text='The day on which somebody last compared this entry with its sources.', null=True, verbose_name='checked on')),
                ('number', models.PositiveIntegerField(blank=True, editable=False, help_text='Permanent public number, given at first publication and never used again.', null=True, verbose_name='number')),
                ('original_language', models.CharField(choices=[('en', 'English'), ('fr', 'French')], default='en', max_length=2, verbose_name='original language')),
                ('published_at', models.DateTimeField(blank=True, editable=False, null=True, verbose_name='first published')),
                ('state', models.CharField(choices=[('draft', 'Draft'), ('in_review', 'In review'), ('published', 'Published'), ('archived', 'Withdrawn')], default='draft', editable=False, max_length=20, verbose_name='state')),
                ('text_en', models.TextField(blank=True, verbose_name='text in English')),
                ('text_fr', models.TextField(blank=True, verbose_name='text in French')),
                ('title_en', models.CharField(blank=True, max_length=200, verbose_name='title in English')),
                ('title_fr', models.CharField(blank=True, max_length=200, verbose_name='title in French')),
            ],
            options={
                'abstract': False,
                'default_permissions': (),
            },
        ),
        migrations.CreateModel(
            name='RecommendationEvidenceEvent',
            fields=[
                ('pgh_id', models.AutoField(primary_key=True, serialize=False)),
                ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                ('pgh_label', models.TextField(help_text='The event label.')),
                ('id', models.BigIntegerField()),
            ],
            options={
                'abstract': False,
                'default_permissions': (),
            },
        ),
        migrations.CreateModel(
            name='ResponseEvent',
            fields=[
                ('pgh_id', models.AutoField(primary_key=True, serialize=False)),
                ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                ('pgh_label', models.TextField(help_text='The event label.')),
                ('how_en', models.CharField(blank=True, max_length=500, verbose_name='how, in English')),
                ('how_fr', models.CharField(blank=True, max_length=500, verbose_name='how, in French')),
                ('id', models.BigIntegerField()),
            ],
            options={
                'abstract': False,
                'default_permissions': (),
            },
        ),
        migrations.CreateModel(
            name='SectorEvent',
            fields=[
                ('pgh_id', models.AutoField(primary_key=True, serialize=False)),
                ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                ('pgh_label', models.TextField(help_text='The event label.')),
                ('id', models.BigIntegerField()),
                ('key', initiatives.models.base.KeyField(help_text='Stable name in files and in the API. Choose it once; do not change it after publication.', max_length=80, unique=False, validators=[django.core.validators.RegexValidator('^[a-z0-9]+(-[a-z0-9]+)*\\Z', 'A key has only lower-case letters, digits and single hyphens, such as “rennes-emergency-shelter”.')], verbose_name='key')),
                ('name_en', models.CharField(max_length=100, verbose_name='name in English')),
                ('name_fr', models.CharField(max_length=100, verbose_name='name in French')),
            ],
            options={
                'abstract': False,
                'default_permissions': (),
            },
        ),
        migrations.CreateModel(
            name='SourceEvent',
            fields=[
                ('pgh_id', models.AutoField(primary_key=True, serialize=False)),
                ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                ('pgh_label', models.TextField(help_text='The event label.')),
                ('accessed', models.CharField(blank=True, help_text='Month or day, as 2026-11 or 2026-11-24.', max_length=10, verbose_name='consulted')),
                ('id', models.BigIntegerField()),
                ('key', initiatives.models.base.KeyField(help_text='Stable name in files and in the API. Choose it once; do not change it after publication.', max_length=80, unique=False, validators=[django.core.validators.RegexValidator('^[a-z0-9]+(-[a-z0-9]+)*\\Z', 'A key has only lower-case letters, digits and single hyphens, such as “rennes-emergency-shelter”.')], verbose_name='key')),
                ('kind', models.CharField(choices=[('document', 'Document'), ('web-page', 'Web page'), ('dataset', 'Data set')], max_length=20, verbose_name='kind')),
                ('published_in', models.PositiveSmallIntegerField(blank=True, null=True, verbose_name='published in')),
                ('publisher', models.CharField(blank=True, max_length=200, verbose_name='publisher')),
                ('title_en', models.CharField(max_length=300, verbose_name='title in English')),
                ('title_fr', models.CharField(max_length=300, verbose_name='title in French')),
                ('url', initiatives.models.base.WebAddressField(blank=True, max_length=500, verbose_name='address')),
            ],
            options={
                'abstract': False,
                'default_permissions': (),
            },
        ),
        migrations.CreateModel(
            name='SynonymEvent',
            fields=[
                ('pgh_id', models.AutoField(primary_key=True, serialize=False)),
                ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                ('pgh_label', models.TextField(help_text='The event label.')),
                ('id', models.BigIntegerField()),
                ('meant', django.contrib.postgres.fields.ArrayField(base_field=models.CharField(max_length=200), help_text='Names as they stand in the catalogue, separated by commas, such as MC2CM.', size=None, verbose_name='the catalogue says')),
                ('written', models.CharField(help_text='A word or several, such as MIC2CM.', max_length=200, verbose_name='people write')),
            ],
            options={
                'abstract': False,
                'default_permissions': (),
            },
        ),
        migrations.CreateModel(
            name='RecommendationEvidence',
            fields=[
            ],
            options={
                'verbose_name': 'evidence',
                'proxy': True,
                'default_permissions': (),
                'indexes': [],
                'constraints': [],
            },
            bases=('initiatives.recommendation_evidence',),
        ),
        migrations.CreateModel(
            name='RecommendationChallenges',
            fields=[
            ],
            options={
                'verbose_name': 'challenges',
                'proxy': True,
                'default_permissions': (),
                'indexes': [],
                'constraints': [],
            },
            bases=('initiatives.recommendation_challenges',),
        ),
        migrations.CreateModel(
            name='InitiativeSectors',
            fields=[
            ],
            options={
                'verbose_name': 'sectors',
                'proxy': True,
                'default_permissions': (),
                'indexes': [],
                'constraints': [],
            },
            bases=('initiatives.initiative_sectors',),
        ),
        migrations.CreateModel(
            name='InitiativePlaces',
            fields=[
            ],
            options={
                'verbose_name': 'places',
                'proxy': True,
                'default_permissions': (),
                'indexes': [],
                'constraints': [],
            },
            bases=('initiatives.initiative_places',),
        ),
        migrations.CreateModel(
            name='InitiativeCountries',
            fields=[
            ],
            options={
                'verbose_name': 'countries',
                'proxy': True,
                'default_permissions': (),
                'indexes': [],
                'constraints': [],
            },
            bases=('initiatives.initiative_countries',),
        ),
        migrations.CreateModel(
            name='InitiativeCommitments',
            fields=[
            ],
            options={
                'verbose_name': 'commitments',
                'proxy': True,
                'default_permissions': (),
                'indexes': [],
                'constraints': [],
            },
            bases=('initiatives.initiative_commitments',),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='authority',
            trigger=pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "initiatives_authorityevent" ("aliases", "archived_at", "country_id", "id", "internal_note", "key", "kind", "last_verified_on", "latitude", "level", "longitude", "name_en", "name_fr", "number", "original_language", "parent_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "published_at", "state", "successor_id", "summary_en", "summary_fr", "website") SELECT new_values."aliases", new_values."archived_at", new_values."country_id", new_values."id", new_values."internal_note", new_values."key", new_values."kind", new_values."last_verified_on", new_values."latitude", new_values."level", new_values."longitude", new_values."name_en", new_values."name_fr", new_values."number", new_values."original_language", new_values."parent_id", _pgh_attached_context.value, statement_timestamp(), \'insert\', new_values."id", new_values."published_at", new_values."state", new_values."successor_id", new_values."summary_en", new_values."summary_fr", new_values."website" FROM ( SELECT new_values.* FROM new_values  ) AS new_values, _pgh_attached_context; RETURN NULL;', hash='36afcf37c39fd2715581f59be1f1ad5749560d30', level='STATEMENT', operation='INSERT', pgid='pgtrigger_insert_insert_bdade', referencing='REFERENCING NEW TABLE AS new_values ', table='initiatives_authority', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='authority',
            trigger=pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "initiatives_authorityevent" ("aliases", "archived_at", "country_id", "id", "internal_note", "key", "kind", "last_verified_on", "latitude", "level", "longitude", "name_en", "name_fr", "number", "original_language", "parent_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "published_at", "state", "successor_id", "summary_en", "summary_fr", "website") SELECT new_values."aliases", new_values."archived_at", new_values."country_id", new_values."id", new_values."internal_note", new_values."key", new_values."kind", new_values."last_verified_on", new_values."latitude", new_values."level", new_values."longitude", new_values."name_en", new_values."name_fr", new_values."number", new_values."original_language", new_values."parent_id", _pgh_attached_context.value, statement_timestamp(), \'update\', new_values."id", new_values."published_at", new_values."state", new_values."successor_id", new_values."summary_en", new_values."summary_fr", new_values."website" FROM ( SELECT new_values.* FROM old_values JOIN new_values ON (old_values."id") = (new_values."id") WHERE (old_values."aliases" IS DISTINCT FROM (new_values."aliases") OR old_values."archived_at" IS DISTINCT FROM (new_values."archived_at") OR old_values."country_id" IS DISTINCT FROM (new_values."country_id") OR old_values."id" IS DISTINCT FROM (new_values."id") OR old_values."internal_note" IS DISTINCT FROM (new_values."internal_note") OR old_values."key" IS DISTINCT FROM (new_values."key") OR old_values."kind" IS DISTINCT FROM (new_values."kind") OR old_values."last_verified_on" IS DISTINCT FROM (new_values."last_verified_on") OR old_values."latitude" IS DISTINCT FROM (new_values."latitude") OR old_values."level" IS DISTINCT FROM (new_values."level") OR old_values."longitude" IS DISTINCT FROM (new_values."longitude") OR old_values."name_en" IS DISTINCT FROM (new_values."name_en") OR old_values."name_fr" IS DISTINCT FROM (new_values."name_fr") OR old_values."number" IS DISTINCT FROM (new_values."number") OR old_values."original_language" IS DISTINCT FROM (new_values."original_language") OR old_values."parent_id" IS DISTINCT FROM (new_values."parent_id") OR old_values."published_at" IS DISTINCT FROM (new_values."published_at") OR old_values."state" IS DISTINCT FROM (new_values."state") OR old_values."successor_id" IS DISTINCT FROM (new_values."successor_id") OR old_values."summary_en" IS DISTINCT FROM (new_values."summary_en") OR old_values."summary_fr" IS DISTINCT FROM (new_values."summary_fr") OR old_values."website" IS DISTINCT FROM (new_values."website")) ) AS new_values, _pgh_attached_context; RETURN NULL;', hash='ae70e99ca75d6c8a0e77dd5a32a0700ea89debe3', level='STATEMENT', operation='UPDATE', pgid='pgtrigger_update_update_e6db2', referencing='REFERENCING OLD TABLE AS old_values  NEW TABLE AS new_values ', table='initiatives_authority', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='authority',
            trigger=pgtrigger.compiler.Trigger(name='delete_delete', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "initiatives_authorityevent" ("aliases", "archived_at", "country_id", "id", "internal_note", "key", "kind", "last_verified_on", "latitude", "level", "longitude", "name_en", "name_fr", "number", "original_language", "parent_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "published_at", "state", "successor_id", "summary_en", "summary_fr", "website") SELECT old_values."aliases", old_values."archived_at", old_values."country_id", old_values."id", old_values."internal_note", old_values."key", old_values."kind", old_values."last_verified_on", old_values."latitude", old_values."level", old_values."longitude", old_values."name_en", old_values."name_fr", old_values."number", old_values."original_language", old_values."parent_id", _pgh_attached_context.value, statement_timestamp(), \'delete\', old_values."id", old_values."published_at", old_values."state", old_values."successor_id", old_values."summary_en", old_values."summary_fr", old_values."website" FROM ( SELECT old_values.* FROM old_values  ) AS old_values, _pgh_attached_context; RETURN NULL;', hash='366976032b62020e0c07a8fc68fde94c5adfadf7', level='STATEMENT', operation='DELETE', pgid='pgtrigger_delete_delete_13004', referencing='REFERENCING OLD TABLE AS old_values ', table='initiatives_authority', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='challenge',
            trigger=pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "initiatives_challengeevent" ("aliases", "archived_at", "id", "internal_note", "key", "last_verified_on", "levels", "number", "original_language", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "published_at", "state", "statement_en", "statement_fr", "successor_id", "theme", "title_en", "title_fr") SELECT new_values."aliases", new_values."archived_at", new_values."id", new_values."internal_note", new_values."key", new_values."last_verified_on", new_values."levels", new_values."number", new_values."original_language", _pgh_attached_context.value, statement_timestamp(), \'insert\', new_values."id", new_values."published_at", new_values."state", new_values."statement_en", new_values."statement_fr", new_values."successor_id", new_values."theme", new_values."title_en", new_values."title_fr" FROM ( SELECT new_values.* FROM new_values  ) AS new_values, _pgh_attached_context; RETURN NULL;', hash='d9445a5f5a7dc1c6ca0a091256b36f76c538ee82', level='STATEMENT', operation='INSERT', pgid='pgtrigger_insert_insert_1dc27', referencing='REFERENCING NEW TABLE AS new_values ', table='initiatives_challenge', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='challenge',
            trigger=pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "initiatives_challengeevent" ("aliases", "archived_at", "id", "internal_note", "key", "last_verified_on", "levels", "number", "original_language", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "published_at", "state", "statement_en", "statement_fr", "successor_id", "theme", "title_en", "title_fr") SELECT new_values."aliases", new_values."archived_at", new_values."id", new_values."internal_note", new_values."key", new_values."last_verified_on", new_values."levels", new_values."number", new_values."original_language", _pgh_attached_context.value, statement_timestamp(), \'update\', new_values."id", new_values."published_at", new_values."state", new_values."statement_en", new_values."statement_fr", new_values."successor_id", new_values."theme", new_values."title_en", new_values."title_fr" FROM ( SELECT new_values.* FROM old_values JOIN new_values ON (old_values."id") = (new_values."id") WHERE (old_values."aliases" IS DISTINCT FROM (new_values."aliases") OR old_values."archived_at" IS DISTINCT FROM (new_values."archived_at") OR old_values."id" IS DISTINCT FROM (new_values."id") OR old_values."internal_note" IS DISTINCT FROM (new_values."internal_note") OR old_values."key" IS DISTINCT FROM (new_values."key") OR old_values."last_verified_on" IS DISTINCT FROM (new_values."last_verified_on") OR old_values."levels" IS DISTINCT FROM (new_values."levels") OR old_values."number" IS DISTINCT FROM (new_values."number") OR old_values."original_language" IS DISTINCT FROM (new_values."original_language") OR old_values."published_at" IS DISTINCT FROM (new_values."published_at") OR old_values."state" IS DISTINCT FROM (new_values."state") OR old_values."statement_en" IS DISTINCT FROM (new_values."statement_en") OR old_values."statement_fr" IS DISTINCT FROM (new_values."statement_fr") OR old_values."successor_id" IS DISTINCT FROM (new_values."successor_id") OR old_values."theme" IS DISTINCT FROM (new_values."theme") OR old_values."title_en" IS DISTINCT FROM (new_values."title_en") OR old_values."title_fr" IS DISTINCT FROM (new_values."title_fr")) ) AS new_values, _pgh_attached_context; RETURN NULL;', hash='6440e13b18bc52a4217bc2f4c1098ebc4303650c', level='STATEMENT', operation='UPDATE', pgid='pgtrigger_update_update_c5e3d', referencing='REFERENCING OLD TABLE AS old_values  NEW TABLE AS new_values ', table='initiatives_challenge', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='challenge',
            trigger=pgtrigger.compiler.Trigger(name='delete_delete', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "initiatives_challengeevent" ("aliases", "archived_at", "id", "internal_note", "key", "last_verified_on", "levels", "number", "original_language", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "published_at", "state", "statement_en", "statement_fr", "successor_id", "theme", "title_en", "title_fr") SELECT old_values."aliases", old_values."archived_at", old_values."id", old_values."internal_note", old_values."key", old_values."last_verified_on", old_values."levels", old_values."number", old_values."original_language", _pgh_attached_context.value, statement_timestamp(), \'delete\', old_values."id", old_values."published_at", old_values."state", old_values."statement_en", old_values."statement_fr", old_values."successor_id", old_values."theme", old_values."title_en", old_values."title_fr" FROM ( SELECT old_values.* FROM old_values  ) AS old_values, _pgh_attached_context; RETURN NULL;', hash='10579361f9a2ff209c80a4888fbd4124e44363f9', level='STATEMENT', operation='DELETE', pgid='pgtrigger_delete_delete_7dfd9', referencing='REFERENCING OLD TABLE AS old_values ', table='initiatives_challenge', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='citation',
            trigger=pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "initiatives_citationevent" ("authority_id", "challenge_id", "competence_id", "framework_id", "id", "initiative_id", "locator", "meeting_id", "network_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "position", "recommendation_id", "source_id") SELECT new_values."authority_id", new_values."challenge_id", new_values."competence_id", new_values."framework_id", new_values."id", new_values."initiative_id", new_values."locator", new_values."meeting_id", new_values."network_id", _pgh_attached_context.value, statement_timestamp(), \'insert\', new_values."id", new_values."position", new_values."recommendation_id", new_values."source_id" FROM ( SELECT new_values.* FROM new_values  ) AS new_values, _pgh_attached_context; RETURN NULL;', hash='9126572fdb2aebaa8fb6c0959b0115f9076a8e27', level='STATEMENT', operation='INSERT', pgid='pgtrigger_insert_insert_e2fb8', referencing='REFERENCING NEW TABLE AS new_values ', table='initiatives_citation', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='citation',
            trigger=pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "initiatives_citationevent" ("authority_id", "challenge_id", "competence_id", "framework_id", "id", "initiative_id", "locator", "meeting_id", "network_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "position", "recommendation_id", "source_id") SELECT new_values."authority_id", new_values."challenge_id", new_values."competence_id", new_values."framework_id", new_values."id", new_values."initiative_id", new_values."locator", new_values."meeting_id", new_values."network_id", _pgh_attached_context.value, statement_timestamp(), \'update\', new_values."id", new_values."position", new_values."recommendation_id", new_values."source_id" FROM ( SELECT new_values.* FROM old_values JOIN new_values ON (old_values."id") = (new_values."id") WHERE (old_values.* IS DISTINCT FROM new_values.*) ) AS new_values, _pgh_attached_context; RETURN NULL;', hash='1f3f31fe2d91dcada354419707986601b5e2a5d5', level='STATEMENT', operation='UPDATE', pgid='pgtrigger_update_update_2116c', referencing='REFERENCING OLD TABLE AS old_values  NEW TABLE AS new_values ', table='initiatives_citation', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='citation',
            trigger=pgtrigger.compiler.Trigger(name='delete_delete', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "initiatives_citationevent" ("authority_id", "challenge_id", "competence_id", "framework_id", "id", "initiative_id", "locator", "meeting_id", "network_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "position", "recommendation_id", "source_id") SELECT old_values."authority_id", old_values."challenge_id", old_values."competence_id", old_values."framework_id", old_values."id", old_values."initiative_id", old_values."locator", old_values."meeting_id", old_values."network_id", _pgh_attached_context.value, statement_timestamp(), \'delete\', old_values."id", old_values."position", old_values."recommendation_id", old_values."source_id" FROM ( SELECT old_values.* FROM old_values  ) AS old_values, _pgh_attached_context; RETURN NULL;', hash='5f8d8ee36835937d394192de31be981a8ba9470c', level='STATEMENT', operation='DELETE', pgid='pgtrigger_delete_delete_89712', referencing='REFERENCING OLD TABLE AS old_values ', table='initiatives_citation', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='commitment',
            trigger=pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "initiatives_commitmentevent" ("code", "framework_id", "id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "position", "title_en", "title_fr") SELECT new_values."code", new_values."framework_id", new_values."id", _pgh_attached_context.value, statement_timestamp(), \'insert\', new_values."id", new_values."position", new_values."title_en", new_values."title_fr" FROM ( SELECT new_values.* FROM new_values  ) AS new_values, _pgh_attached_context; RETURN NULL;', hash='493fdd9bfb6a298e3fb271165aea9ef1f3ac751f', level='STATEMENT', operation='INSERT', pgid='pgtrigger_insert_insert_ea93f', referencing='REFERENCING NEW TABLE AS new_values ', table='initiatives_commitment', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='commitment',
            trigger=pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "initiatives_commitmentevent" ("code", "framework_id", "id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "position", "title_en", "title_fr") SELECT new_values."code", new_values."framework_id", new_values."id", _pgh_attached_context.value, statement_timestamp(), \'update\', new_values."id", new_values."position", new_values."title_en", new_values."title_fr" FROM ( SELECT new_values.* FROM old_values JOIN new_values ON (old_values."id") = (new_values."id") WHERE (old_values.* IS DISTINCT FROM new_values.*) ) AS new_values, _pgh_attached_context; RETURN NULL;', hash='5111bd35cec3b1a96b3735e1c69142be6967ed68', level='STATEMENT', operation='UPDATE', pgid='pgtrigger_update_update_37b24', referencing='REFERENCING OLD TABLE AS old_values  NEW TABLE AS new_values ', table='initiatives_commitment', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='commitment',
            trigger=pgtrigger.compiler.Trigger(name='delete_delete', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "initiatives_commitmentevent" ("code", "framework_id", "id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "position", "title_en", "title_fr") SELECT old_values."code", old_values."framework_id", old_values."id", _pgh_attached_context.value, statement_timestamp(), \'delete\', old_values."id", old_values."position", old_values."title_en", old_values."title_fr" FROM ( SELECT old_values.* FROM old_values  ) AS old_values, _pgh_attached_context; RETURN NULL;', hash='63ade69e78ca1b7f482f1a05fda2be94cf2663cd', level='STATEMENT', operation='DELETE', pgid='pgtrigger_delete_delete_22a06', referencing='REFERENCING OLD TABLE AS old_values ', table='initiatives_commitment', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='competence',
            trigger=pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "initiatives_competenceevent" ("authority_id", "country_id", "id", "key", "level", "mandate", "note_en", "note_fr", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "sector_id", "since") SELECT new_values."authority_id", new_values."country_id", new_values."id", new_values."key", new_values."level", new_values."mandate", new_values."note_en", new_values."note_fr", _pgh_attached_context.value, statement_timestamp(), \'insert\', new_values."id", new_values."sector_id", new_values."since" FROM ( SELECT new_values.* FROM new_values  ) AS new_values, _pgh_attached_context; RETURN NULL;', hash='a6f179f0140296df68f16faab83c35bd9589e7b3', level='STATEMENT', operation='INSERT', pgid='pgtrigger_insert_insert_026ca', referencing='REFERENCING NEW TABLE AS new_values ', table='initiatives_competence', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='competence',
            trigger=pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "initiatives_competenceevent" ("authority_id", "country_id", "id", "key", "level", "mandate", "note_en", "note_fr", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "sector_id", "since") SELECT new_values."authority_id", new_values."country_id", new_values."id", new_values."key", new_values."level", new_values."mandate", new_values."note_en", new_values."note_fr", _pgh_attached_context.value, statement_timestamp(), \'update\', new_values."id", new_values."sector_id", new_values."since" FROM ( SELECT new_values.* FROM old_values JOIN new_values ON (old_values."id") = (new_values."id") WHERE (old_values.* IS DISTINCT FROM new_values.*) ) AS new_values, _pgh_attached_context; RETURN NULL;', hash='2fa745bbb05a76bbed092bf035e39ddcd503b845', level='STATEMENT', operation='UPDATE', pgid='pgtrigger_update_update_2681a', referencing='REFERENCING OLD TABLE AS old_values  NEW TABLE AS new_values ', table='initiatives_competence', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='competence',
            trigger=pgtrigger.compiler.Trigger(name='delete_delete', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "initiatives_competenceevent" ("authority_id", "country_id", "id", "key", "level", "mandate", "note_en", "note_fr", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "sector_id", "since") SELECT old_values."authority_id", old_values."country_id", old_values."id", old_values."key", old_values."level", old_values."mandate", old_values."note_en", old_values."note_fr", _pgh_attached_context.value, statement_timestamp(), \'delete\', old_values."id", old_values."sector_id", old_values."since" FROM ( SELECT old_values.* FROM old_values  ) AS old_values, _pgh_attached_context; RETURN NULL;', hash='e742089a25d0c183204422f1f3b52f1627a14ebe', level='STATEMENT', operation='DELETE', pgid='pgtrigger_delete_delete_6b1c6', referencing='REFERENCING OLD TABLE AS old_values ', table='initiatives_competence', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='country',
            trigger=pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "initiatives_countryevent" ("continent", "dialogue_status", "iso2", "name_en", "name_fr", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id") SELECT new_values."continent", new_values."dialogue_status", new_values."iso2", new_values."name_en", new_values."name_fr", _pgh_attached_context.value, statement_timestamp(), \'insert\', new_values."iso2" FROM ( SELECT new_values.* FROM new_values  ) AS new_values, _pgh_attached_context; RETURN NULL;', hash='e9ddc8abe67eaa35f8b2230d40a68195c50b90cd', level='STATEMENT', operation='INSERT', pgid='pgtrigger_insert_insert_d36ad', referencing='REFERENCING NEW TABLE AS new_values ', table='initiatives_country', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='country',
            trigger=pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "initiatives_countryevent" ("continent", "dialogue_status", "iso2", "name_en", "name_fr", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id") SELECT new_values."continent", new_values."dialogue_status", new_values."iso2", new_values."name_en", new_values."name_fr", _pgh_attached_context.value, statement_timestamp(), \'update\', new_values."iso2" FROM ( SELECT new_values.* FROM old_values JOIN new_values ON (old_values."iso2") = (new_values."iso2") WHERE (old_values.* IS DISTINCT FROM new_values.*) ) AS new_values, _pgh_attached_context; RETURN NULL;', hash='fa551be2e736a651ebd5994b102734cd7cd51854', level='STATEMENT', operation='UPDATE', pgid='pgtrigger_update_update_ea676', referencing='REFERENCING OLD TABLE AS old_values  NEW TABLE AS new_values ', table='initiatives_country', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='country',
            trigger=pgtrigger.compiler.Trigger(name='delete_delete', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "initiatives_countryevent" ("continent", "dialogue_status", "iso2", "name_en", "name_fr", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id") SELECT old_values."continent", old_values."dialogue_status", old_values."iso2", old_values."name_en", old_values."name_fr", _pgh_attached_context.value, statement_timestamp(), \'delete\', old_values."iso2" FROM ( SELECT old_values.* FROM old_values  ) AS old_values, _pgh_attached_context; RETURN NULL;', hash='84c1f71e03e4fd5fb9db655b4e653ffb05a62725', level='STATEMENT', operation='DELETE', pgid='pgtrigger_delete_delete_38cb1', referencing='REFERENCING OLD TABLE AS old_values ', table='initiatives_country', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='figure',
            trigger=pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "initiatives_figureevent" ("as_of", "authority_id", "challenge_id", "competence_id", "framework_id", "id", "initiative_id", "label_en", "label_fr", "locator", "measure", "meeting_id", "network_id", "note_en", "note_fr", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "qualifier", "recommendation_id", "source_id", "unit_en", "unit_fr", "value") SELECT new_values."as_of", new_values."authority_id", new_values."challenge_id", new_values."competence_id", new_values."framework_id", new_values."id", new_values."initiative_id", new_values."label_en", new_values."label_fr", new_values."locator", new_values."measure", new_values."meeting_id", new_values."network_id", new_values."note_en", new_values."note_fr", _pgh_attached_context.value, statement_timestamp(), \'insert\', new_values."id", new_values."qualifier", new_values."recommendation_id", new_values."source_id", new_values."unit_en", new_values."unit_fr", new_values."value" FROM ( SELECT new_values.* FROM new_values  ) AS new_values, _pgh_attached_context; RETURN NULL;', hash='a21fadb57d9b7640cb11f0b9762dd79ab98cb2f3', level='STATEMENT', operation='INSERT', pgid='pgtrigger_insert_insert_0827a', referencing='REFERENCING NEW TABLE AS new_values ', table='initiatives_figure', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='figure',
            trigger=pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "initiatives_figureevent" ("as_of", "authority_id", "challenge_id", "competence_id", "framework_id", "id", "initiative_id", "label_en", "label_fr", "locator", "measure", "meeting_id", "network_id", "note_en", "note_fr", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "qualifier", "recommendation_id", "source_id", "unit_en", "unit_fr", "value") SELECT new_values."as_of", new_values."authority_id", new_values."challenge_id", new_values."competence_id", new_values."framework_id", new_values."id", new_values."initiative_id", new_values."label_en", new_values."label_fr", new_values."locator", new_values."measure", new_values."meeting_id", new_values."network_id", new_values."note_en", new_values."note_fr", _pgh_attached_context.value, statement_timestamp(), \'update\', new_values."id", new_values."qualifier", new_values."recommendation_id", new_values."source_id", new_values."unit_en", new_values."unit_fr", new_values."value" FROM ( SELECT new_values.* FROM old_values JOIN new_values ON (old_values."id") = (new_values."id") WHERE (old_values.* IS DISTINCT FROM new_values.*) ) AS new_values, _pgh_attached_context; RETURN NULL;', hash='b223dca1d36f3819073414630c1fe3f5556ce4bd', level='STATEMENT', operation='UPDATE', pgid='pgtrigger_update_update_4c04e', referencing='REFERENCING OLD TABLE AS old_values  NEW TABLE AS new_values ', table='initiatives_figure', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='figure',
            trigger=pgtrigger.compiler.Trigger(name='delete_delete', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "initiatives_figureevent" ("as_of", "authority_id", "challenge_id", "competence_id", "framework_id", "id", "initiative_id", "label_en", "label_fr", "locator", "measure", "meeting_id", "network_id", "note_en", "note_fr", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "qualifier", "recommendation_id", "source_id", "unit_en", "unit_fr", "value") SELECT old_values."as_of", old_values."authority_id", old_values."challenge_id", old_values."competence_id", old_values."framework_id", old_values."id", old_values."initiative_id", old_values."label_en", old_values."label_fr", old_values."locator", old_values."measure", old_values."meeting_id", old_values."network_id", old_values."note_en", old_values."note_fr", _pgh_attached_context.value, statement_timestamp(), \'delete\', old_values."id", old_values."qualifier", old_values."recommendation_id", old_values."source_id", old_values."unit_en", old_values."unit_fr", old_values."value" FROM ( SELECT old_values.* FROM old_values  ) AS old_values, _pgh_attached_context; RETURN NULL;', hash='47954d217bfacc2e3b09f066715b383b4c3b61d2', level='STATEMENT', operation='DELETE', pgid='pgtrigger_delete_delete_c9bf3', referencing='REFERENCING OLD TABLE AS old_values ', table='initiatives_figure', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='followup',
            trigger=pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "initiatives_followupevent" ("by_id", "evidence_id", "id", "on", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "recommendation_id", "status", "text_en", "text_fr") SELECT new_values."by_id", new_values."evidence_id", new_values."id", new_values."on", _pgh_attached_context.value, statement_timestamp(), \'insert\', new_values."id", new_values."recommendation_id", new_values."status", new_values."text_en", new_values."text_fr" FROM ( SELECT new_values.* FROM new_values  ) AS new_values, _pgh_attached_context; RETURN NULL;', hash='3df8e2c6aca3084914f9489148c59fc638d22126', level='STATEMENT', operation='INSERT', pgid='pgtrigger_insert_insert_5d595', referencing='REFERENCING NEW TABLE AS new_values ', table='initiatives_followup', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='followup',
            trigger=pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "initiatives_followupevent" ("by_id", "evidence_id", "id", "on", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "recommendation_id", "status", "text_en", "text_fr") SELECT new_values."by_id", new_values."evidence_id", new_values."id", new_values."on", _pgh_attached_context.value, statement_timestamp(), \'update\', new_values."id", new_values."recommendation_id", new_values."status", new_values."text_en", new_values."text_fr" FROM ( SELECT new_values.* FROM old_values JOIN new_values ON (old_values."id") = (new_values."id") WHERE (old_values.* IS DISTINCT FROM new_values.*) ) AS new_values, _pgh_attached_context; RETURN NULL;', hash='8b9075fb8c3c0b3fe2f2e1a2716b416a667e2bf4', level='STATEMENT', operation='UPDATE', pgid='pgtrigger_update_update_88b9a', referencing='REFERENCING OLD TABLE AS old_values  NEW TABLE AS new_values ', table='initiatives_followup', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='followup',
            trigger=pgtrigger.compiler.Trigger(name='delete_delete', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "initiatives_followupevent" ("by_id", "evidence_id", "id", "on", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "recommendation_id", "status", "text_en", "text_fr") SELECT old_values."by_id", old_values."evidence_id", old_values."id", old_values."on", _pgh_attached_context.value, statement_timestamp(), \'delete\', old_values."id", old_values."recommendation_id", old_values."status", old_values."text_en", old_values."text_fr" FROM ( SELECT old_values.* FROM old_values  ) AS old_values, _pgh_attached_context; RETURN NULL;', hash='fdda0b7edbb5d1db15fa2507ee08671b60bd61f7', level='STATEMENT', operation='DELETE', pgid='pgtrigger_delete_delete_12ca4', referencing='REFERENCING OLD TABLE AS old_values ', table='initiatives_followup', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='framework',
            trigger=pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "initiatives_frameworkevent" ("adopted_in", "code", "id", "key", "kind", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "supersedes_id", "title_en", "title_fr", "url", "valid_from", "valid_until") SELECT new_values."adopted_in", new_values."code", new_values."id", new_values."key", new_values."kind", _pgh_attached_context.value, statement_timestamp(), \'insert\', new_values."id", new_values."supersedes_id", new_values."title_en", new_values."title_fr", new_values."url", new_values."valid_from", new_values."valid_until" FROM ( SELECT new_values.* FROM new_values  ) AS new_values, _pgh_attached_context; RETURN NULL;', hash='e6162f627a89511291259adffb7aecb12639d6d9', level='STATEMENT', operation='INSERT', pgid='pgtrigger_insert_insert_8de00', referencing='REFERENCING NEW TABLE AS new_values ', table='initiatives_framework', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='framework',
            trigger=pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "initiatives_frameworkevent" ("adopted_in", "code", "id", "key", "kind", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "supersedes_id", "title_en", "title_fr", "url", "valid_from", "valid_until") SELECT new_values."adopted_in", new_values."code", new_values."id", new_values."key", new_values."kind", _pgh_attached_context.value, statement_timestamp(), \'update\', new_values."id", new_values."supersedes_id", new_values."title_en", new_values."title_fr", new_values."url", new_values."valid_from", new_values."valid_until" FROM ( SELECT new_values.* FROM old_values JOIN new_values ON (old_values."id") = (new_values."id") WHERE (old_values.* IS DISTINCT FROM new_values.*) ) AS new_values, _pgh_attached_context; RETURN NULL;', hash='d051c105dcc7898c7758872a7faf375461ba82d2', level='STATEMENT', operation='UPDATE', pgid='pgtrigger_update_update_f82ba', referencing='REFERENCING OLD TABLE AS old_values  NEW TABLE AS new_values ', table='initiatives_framework', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='framework',
            trigger=pgtrigger.compiler.Trigger(name='delete_delete', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "initiatives_frameworkevent" ("adopted_in", "code", "id", "key", "kind", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "supersedes_id", "title_en", "title_fr", "url", "valid_from", "valid_until") SELECT old_values."adopted_in", old_values."code", old_values."id", old_values."key", old_values."kind", _pgh_attached_context.value, statement_timestamp(), \'delete\', old_values."id", old_values."supersedes_id", old_values."title_en", old_values."title_fr", old_values."url", old_values."valid_from", old_values."valid_until" FROM ( SELECT old_values.* FROM old_values  ) AS old_values, _pgh_attached_context; RETURN NULL;', hash='064d48642957f11e06e7261f3c508420b55a9830', level='STATEMENT', operation='DELETE', pgid='pgtrigger_delete_delete_9136f', referencing='REFERENCING OLD TABLE AS old_values ', table='initiatives_framework', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='initiative',
            trigger=pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "initiatives_initiativeevent" ("aliases", "archived_at", "description_en", "description_fr", "ended_in", "id", "internal_note", "key", "kind", "last_verified_on", "number", "original_language", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "published_at", "recorded_status", "scope", "started_in", "state", "successor_id", "summary_en", "summary_fr", "title_en", "title_fr", "website") SELECT new_values."aliases", new_values."archived_at", new_values."description_en", new_values."description_fr", new_values."ended_in", new_values."id", new_values."internal_note", new_values."key", new_values."kind", new_values."last_verified_on", new_values."number", new_values."original_language", _pgh_attached_context.value, statement_timestamp(), \'insert\', new_values."id", new_values."published_at", new_values."recorded_status", new_values."scope", new_values."started_in", new_values."state", new_values."successor_id", new_values."summary_en", new_values."summary_fr", new_values."title_en", new_values."title_fr", new_values."website" FROM ( SELECT new_values.* FROM new_values  ) AS new_values, _pgh_attached_context; RETURN NULL;', hash='c02cab1330bb9aedd5814e585788813981e63e46', level='STATEMENT', operation='INSERT', pgid='pgtrigger_insert_insert_649fe', referencing='REFERENCING NEW TABLE AS new_values ', table='initiatives_initiative', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='initiative',
            trigger=pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "initiatives_initiativeevent" ("aliases", "archived_at", "description_en", "description_fr", "ended_in", "id", "internal_note", "key", "kind", "last_verified_on", "number", "original_language", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "published_at", "recorded_status", "scope", "started_in", "state", "successor_id", "summary_en", "summary_fr", "title_en", "title_fr", "website") SELECT new_values."aliases", new_values."archived_at", new_values."description_en", new_values."description_fr", new_values."ended_in", new_values."id", new_values."internal_note", new_values."key", new_values."kind", new_values."last_verified_on", new_values."number", new_values."original_language", _pgh_attached_context.value, statement_timestamp(), \'update\', new_values."id", new_values."published_at", new_values."recorded_status", new_values."scope", new_values."started_in", new_values."state", new_values."successor_id", new_values."summary_en", new_values."summary_fr", new_values."title_en", new_values."title_fr", new_values."website" FROM ( SELECT new_values.* FROM old_values JOIN new_values ON (old_values."id") = (new_values."id") WHERE (old_values."aliases" IS DISTINCT FROM (new_values."aliases") OR old_values."archived_at" IS DISTINCT FROM (new_values."archived_at") OR old_values."description_en" IS DISTINCT FROM (new_values."description_en") OR old_values."description_fr" IS DISTINCT FROM (new_values."description_fr") OR old_values."ended_in" IS DISTINCT FROM (new_values."ended_in") OR old_values."id" IS DISTINCT FROM (new_values."id") OR old_values."internal_note" IS DISTINCT FROM (new_values."internal_note") OR old_values."key" IS DISTINCT FROM (new_values."key") OR old_values."kind" IS DISTINCT FROM (new_values."kind") OR old_values."last_verified_on" IS DISTINCT FROM (new_values."last_verified_on") OR old_values."number" IS DISTINCT FROM (new_values."number") OR old_values."original_language" IS DISTINCT FROM (new_values."original_language") OR old_values."published_at" IS DISTINCT FROM (new_values."published_at") OR old_values."recorded_status" IS DISTINCT FROM (new_values."recorded_status") OR old_values."scope" IS DISTINCT FROM (new_values."scope") OR old_values."started_in" IS DISTINCT FROM (new_values."started_in") OR old_values."state" IS DISTINCT FROM (new_values."state") OR old_values."successor_id" IS DISTINCT FROM (new_values."successor_id") OR old_values."summary_en" IS DISTINCT FROM (new_values."summary_en") OR old_values."summary_fr" IS DISTINCT FROM (new_values."summary_fr") OR old_values."title_en" IS DISTINCT FROM (new_values."title_en") OR old_values."title_fr" IS DISTINCT FROM (new_values."title_fr") OR old_values."website" IS DISTINCT FROM (new_values."website")) ) AS new_values, _pgh_attached_context; RETURN NULL;', hash='b1d81c677919c701e6d579994f9e3d9fa6b69644', level='STATEMENT', operation='UPDATE', pgid='pgtrigger_update_update_b6c3b', referencing='REFERENCING OLD TABLE AS old_values  NEW TABLE AS new_values ', table='initiatives_initiative', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='initiative',
            trigger=pgtrigger.compiler.Trigger(name='delete_delete', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "initiatives_initiativeevent" ("aliases", "archived_at", "description_en", "description_fr", "ended_in", "id", "internal_note", "key", "kind", "last_verified_on", "number", "original_language", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "published_at", "recorded_status", "scope", "started_in", "state", "successor_id", "summary_en", "summary_fr", "title_en", "title_fr", "website") SELECT old_values."aliases", old_values."archived_at", old_values."description_en", old_values."description_fr", old_values."ended_in", old_values."id", old_values."internal_note", old_values."key", old_values."kind", old_values."last_verified_on", old_values."number", old_values."original_language", _pgh_attached_context.value, statement_timestamp(), \'delete\', old_values."id", old_values."published_at", old_values."recorded_status", old_values."scope", old_values."started_in", old_values."state", old_values."successor_id", old_values."summary_en", old_values."summary_fr", old_values."title_en", old_values."title_fr", old_values."website" FROM ( SELECT old_values.* FROM old_values  ) AS old_values, _pgh_attached_context; RETURN NULL;', hash='509bdca81ab3bd168fd2fd6c3be9bbb718b01b0d', level='STATEMENT', operation='DELETE', pgid='pgtrigger_delete_delete_bf9bd', referencing='REFERENCING OLD TABLE AS old_values ', table='initiatives_initiative', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='meeting',
            trigger=pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "initiatives_meetingevent" ("chair_id", "ends_on", "format", "id", "initiative_id", "key", "labelled", "network_id", "number", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "place_id", "starts_on", "summary_en", "summary_fr", "title_en", "title_fr", "url") SELECT new_values."chair_id", new_values."ends_on", new_values."format", new_values."id", new_values."initiative_id", new_values."key", new_values."labelled", new_values."network_id", new_values."number", _pgh_attached_context.value, statement_timestamp(), \'insert\', new_values."id", new_values."place_id", new_values."starts_on", new_values."summary_en", new_values."summary_fr", new_values."title_en", new_values."title_fr", new_values."url" FROM ( SELECT new_values.* FROM new_values  ) AS new_values, _pgh_attached_context; RETURN NULL;', hash='cc5791617b8a5addc1818e8a1bfe4b10224bed52', level='STATEMENT', operation='INSERT', pgid='pgtrigger_insert_insert_6cb6f', referencing='REFERENCING NEW TABLE AS new_values ', table='initiatives_meeting', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='meeting',
            trigger=pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "initiatives_meetingevent" ("chair_id", "ends_on", "format", "id", "initiative_id", "key", "labelled", "network_id", "number", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "place_id", "starts_on", "summary_en", "summary_fr", "title_en", "title_fr", "url") SELECT new_values."chair_id", new_values."ends_on", new_values."format", new_values."id", new_values."initiative_id", new_values."key", new_values."labelled", new_values."network_id", new_values."number", _pgh_attached_context.value, statement_timestamp(), \'update\', new_values."id", new_values."place_id", new_values."starts_on", new_values."summary_en", new_values."summary_fr", new_values."title_en", new_values."title_fr", new_values."url" FROM ( SELECT new_values.* FROM old_values JOIN new_values ON (old_values."id") = (new_values."id") WHERE (old_values.* IS DISTINCT FROM new_values.*) ) AS new_values, _pgh_attached_context; RETURN NULL;', hash='324b909c7f1009b257b4717bc9160a1ee41a94bb', level='STATEMENT', operation='UPDATE', pgid='pgtrigger_update_update_984e9', referencing='REFERENCING OLD TABLE AS old_values  NEW TABLE AS new_values ', table='initiatives_meeting', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='meeting',
            trigger=pgtrigger.compiler.Trigger(name='delete_delete', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "initiatives_meetingevent" ("chair_id", "ends_on", "format", "id", "initiative_id", "key", "labelled", "network_id", "number", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "place_id", "starts_on", "summary_en", "summary_fr", "title_en", "title_fr", "url") SELECT old_values."chair_id", old_values."ends_on", old_values."format", old_values."id", old_values."initiative_id", old_values."key", old_values."labelled", old_values."network_id", old_values."number", _pgh_attached_context.value, statement_timestamp(), \'delete\', old_values."id", old_values."place_id", old_values."starts_on", old_values."summary_en", old_values."summary_fr", old_values."title_en", old_values."title_fr", old_values."url" FROM ( SELECT old_values.* FROM old_values  ) AS old_values, _pgh_attached_context; RETURN NULL;', hash='33b84fab01cebe75e54cad249e463605e8107ace', level='STATEMENT', operation='DELETE', pgid='pgtrigger_delete_delete_aa19a', referencing='REFERENCING OLD TABLE AS old_values ', table='initiatives_meeting', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='membership',
            trigger=pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "initiatives_membershipevent" ("authority_id", "id", "member_network_id", "network_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "since", "source_id", "until") SELECT new_values."authority_id", new_values."id", new_values."member_network_id", new_values."network_id", _pgh_attached_context.value, statement_timestamp(), \'insert\', new_values."id", new_values."since", new_values."source_id", new_values."until" FROM ( SELECT new_values.* FROM new_values  ) AS new_values, _pgh_attached_context; RETURN NULL;', hash='097a114fcc9e779bc66d7d8e9b3abd6f4052bf71', level='STATEMENT', operation='INSERT', pgid='pgtrigger_insert_insert_da25f', referencing='REFERENCING NEW TABLE AS new_values ', table='initiatives_membership', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='membership',
            trigger=pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "initiatives_membershipevent" ("authority_id", "id", "member_network_id", "network_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "since", "source_id", "until") SELECT new_values."authority_id", new_values."id", new_values."member_network_id", new_values."network_id", _pgh_attached_context.value, statement_timestamp(), \'update\', new_values."id", new_values."since", new_values."source_id", new_values."until" FROM ( SELECT new_values.* FROM old_values JOIN new_values ON (old_values."id") = (new_values."id") WHERE (old_values.* IS DISTINCT FROM new_values.*) ) AS new_values, _pgh_attached_context; RETURN NULL;', hash='a750a15eb8fa30f72a19acb62b766fda2fa1f836', level='STATEMENT', operation='UPDATE', pgid='pgtrigger_update_update_cb99e', referencing='REFERENCING OLD TABLE AS old_values  NEW TABLE AS new_values ', table='initiatives_membership', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='membership',
            trigger=pgtrigger.compiler.Trigger(name='delete_delete', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "initiatives_membershipevent" ("authority_id", "id", "member_network_id", "network_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "since", "source_id", "until") SELECT old_values."authority_id", old_values."id", old_values."member_network_id", old_values."network_id", _pgh_attached_context.value, statement_timestamp(), \'delete\', old_values."id", old_values."since", old_values."source_id", old_values."until" FROM ( SELECT old_values.* FROM old_values  ) AS old_values, _pgh_attached_context; RETURN NULL;', hash='66815cfac624ccdd5440cd542cdcbfbe7736763c', level='STATEMENT', operation='DELETE', pgid='pgtrigger_delete_delete_ba728', referencing='REFERENCING OLD TABLE AS old_values ', table='initiatives_membership', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='network',
            trigger=pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "initiatives_networkevent" ("acronym", "aliases", "archived_at", "founded_in", "id", "internal_note", "key", "last_verified_on", "name_en", "name_fr", "number", "original_language", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "published_at", "scope", "state", "successor_id", "summary_en", "summary_fr", "website") SELECT new_values."acronym", new_values."aliases", new_values."archived_at", new_values."founded_in", new_values."id", new_values."internal_note", new_values."key", new_values."last_verified_on", new_values."name_en", new_values."name_fr", new_values."number", new_values."original_language", _pgh_attached_context.value, statement_timestamp(), \'insert\', new_values."id", new_values."published_at", new_values."scope", new_values."state", new_values."successor_id", new_values."summary_en", new_values."summary_fr", new_values."website" FROM ( SELECT new_values.* FROM new_values  ) AS new_values, _pgh_attached_context; RETURN NULL;', hash='cba040702918920524c87eec2368a3a211c57bfe', level='STATEMENT', operation='INSERT', pgid='pgtrigger_insert_insert_935a2', referencing='REFERENCING NEW TABLE AS new_values ', table='initiatives_network', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='network',
            trigger=pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "initiatives_networkevent" ("acronym", "aliases", "archived_at", "founded_in", "id", "internal_note", "key", "last_verified_on", "name_en", "name_fr", "number", "original_language", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "published_at", "scope", "state", "successor_id", "summary_en", "summary_fr", "website") SELECT new_values."acronym", new_values."aliases", new_values."archived_at", new_values."founded_in", new_values."id", new_values."internal_note", new_values."key", new_values."last_verified_on", new_values."name_en", new_values."name_fr", new_values."number", new_values."original_language", _pgh_attached_context.value, statement_timestamp(), \'update\', new_values."id", new_values."published_at", new_values."scope", new_values."state", new_values."successor_id", new_values."summary_en", new_values."summary_fr", new_values."website" FROM ( SELECT new_values.* FROM old_values JOIN new_values ON (old_values."id") = (new_values."id") WHERE (old_values."acronym" IS DISTINCT FROM (new_values."acronym") OR old_values."aliases" IS DISTINCT FROM (new_values."aliases") OR old_values."archived_at" IS DISTINCT FROM (new_values."archived_at") OR old_values."founded_in" IS DISTINCT FROM (new_values."founded_in") OR old_values."id" IS DISTINCT FROM (new_values."id") OR old_values."internal_note" IS DISTINCT FROM (new_values."internal_note") OR old_values."key" IS DISTINCT FROM (new_values."key") OR old_values."last_verified_on" IS DISTINCT FROM (new_values."last_verified_on") OR old_values."name_en" IS DISTINCT FROM (new_values."name_en") OR old_values."name_fr" IS DISTINCT FROM (new_values."name_fr") OR old_values."number" IS DISTINCT FROM (new_values."number") OR old_values."original_language" IS DISTINCT FROM (new_values."original_language") OR old_values."published_at" IS DISTINCT FROM (new_values."published_at") OR old_values."scope" IS DISTINCT FROM (new_values."scope") OR old_values."state" IS DISTINCT FROM (new_values."state") OR old_values."successor_id" IS DISTINCT FROM (new_values."successor_id") OR old_values."summary_en" IS DISTINCT FROM (new_values."summary_en") OR old_values."summary_fr" IS DISTINCT FROM (new_values."summary_fr") OR old_values."website" IS DISTINCT FROM (new_values."website")) ) AS new_values, _pgh_attached_context; RETURN NULL;', hash='76c07f2e57fbd099a5c45968e695ed2c7f219b49', level='STATEMENT', operation='UPDATE', pgid='pgtrigger_update_update_22f4f', referencing='REFERENCING OLD TABLE AS old_values  NEW TABLE AS new_values ', table='initiatives_network', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='network',
            trigger=pgtrigger.compiler.Trigger(name='delete_delete', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "initiatives_networkevent" ("acronym", "aliases", "archived_at", "founded_in", "id", "internal_note", "key", "last_verified_on", "name_en", "name_fr", "number", "original_language", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "published_at", "scope", "state", "successor_id", "summary_en", "summary_fr", "website") SELECT old_values."acronym", old_values."aliases", old_values."archived_at", old_values."founded_in", old_values."id", old_values."internal_note", old_values."key", old_values."last_verified_on", old_values."name_en", old_values."name_fr", old_values."number", old_values."original_language", _pgh_attached_context.value, statement_timestamp(), \'delete\', old_values."id", old_values."published_at", old_values."scope", old_values."state", old_values."successor_id", old_values."summary_en", old_values."summary_fr", old_values."website" FROM ( SELECT old_values.* FROM old_values  ) AS old_values, _pgh_attached_context; RETURN NULL;', hash='1eaf1be1cb71c759077a624033a6bb90528cbac2', level='STATEMENT', operation='DELETE', pgid='pgtrigger_delete_delete_c0345', referencing='REFERENCING OLD TABLE AS old_values ', table='initiatives_network', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='participation',
            trigger=pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "initiatives_participationevent" ("authority_id", "id", "initiative_id", "network_id", "note_en", "note_fr", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "role", "since", "source_id", "until") SELECT new_values."authority_id", new_values."id", new_values."initiative_id", new_values."network_id", new_values."note_en", new_values."note_fr", _pgh_attached_context.value, statement_timestamp(), \'insert\', new_values."id", new_values."role", new_values."since", new_values."source_id", new_values."until" FROM ( SELECT new_values.* FROM new_values  ) AS new_values, _pgh_attached_context; RETURN NULL;', hash='cf1c3f5a9b4e85be90a337779809cd36854bd036', level='STATEMENT', operation='INSERT', pgid='pgtrigger_insert_insert_4301b', referencing='REFERENCING NEW TABLE AS new_values ', table='initiatives_participation', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='participation',
            trigger=pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "initiatives_participationevent" ("authority_id", "id", "initiative_id", "network_id", "note_en", "note_fr", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "role", "since", "source_id", "until") SELECT new_values."authority_id", new_values."id", new_values."initiative_id", new_values."network_id", new_values."note_en", new_values."note_fr", _pgh_attached_context.value, statement_timestamp(), \'update\', new_values."id", new_values."role", new_values."since", new_values."source_id", new_values."until" FROM ( SELECT new_values.* FROM old_values JOIN new_values ON (old_values."id") = (new_values."id") WHERE (old_values.* IS DISTINCT FROM new_values.*) ) AS new_values, _pgh_attached_context; RETURN NULL;', hash='267ce5dbd6a2d61de46535dbd3686dc8b95877f8', level='STATEMENT', operation='UPDATE', pgid='pgtrigger_update_update_fb979', referencing='REFERENCING OLD TABLE AS old_values  NEW TABLE AS new_values ', table='initiatives_participation', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='participation',
            trigger=pgtrigger.compiler.Trigger(name='delete_delete', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "initiatives_participationevent" ("authority_id", "id", "initiative_id", "network_id", "note_en", "note_fr", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "role", "since", "source_id", "until") SELECT old_values."authority_id", old_values."id", old_values."initiative_id", old_values."network_id", old_values."note_en", old_values."note_fr", _pgh_attached_context.value, statement_timestamp(), \'delete\', old_values."id", old_values."role", old_values."since", old_values."source_id", old_values."until" FROM ( SELECT old_values.* FROM old_values  ) AS old_values, _pgh_attached_context; RETURN NULL;', hash='61c7068163404a4fd838979432786277bf130553', level='STATEMENT', operation='DELETE', pgid='pgtrigger_delete_delete_28bc0', referencing='REFERENCING OLD TABLE AS old_values ', table='initiatives_participation', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='place',
            trigger=pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "initiatives_placeevent" ("country_id", "id", "key", "latitude", "longitude", "name_en", "name_fr", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id") SELECT new_values."country_id", new_values."id", new_values."key", new_values."latitude", new_values."longitude", new_values."name_en", new_values."name_fr", _pgh_attached_context.value, statement_timestamp(), \'insert\', new_values."id" FROM ( SELECT new_values.* FROM new_values  ) AS new_values, _pgh_attached_context; RETURN NULL;', hash='8e122c340afe417f1b062608c7b0a7aeb4b1dcc4', level='STATEMENT', operation='INSERT', pgid='pgtrigger_insert_insert_ada5d', referencing='REFERENCING NEW TABLE AS new_values ', table='initiatives_place', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='place',
            trigger=pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "initiatives_placeevent" ("country_id", "id", "key", "latitude", "longitude", "name_en", "name_fr", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id") SELECT new_values."country_id", new_values."id", new_values."key", new_values."latitude", new_values."longitude", new_values."name_en", new_values."name_fr", _pgh_attached_context.value, statement_timestamp(), \'update\', new_values."id" FROM ( SELECT new_values.* FROM old_values JOIN new_values ON (old_values."id") = (new_values."id") WHERE (old_values.* IS DISTINCT FROM new_values.*) ) AS new_values, _pgh_attached_context; RETURN NULL;', hash='e2d66d5103ddee7edef95f3639eac847d80f1479', level='STATEMENT', operation='UPDATE', pgid='pgtrigger_update_update_f5fd4', referencing='REFERENCING OLD TABLE AS old_values  NEW TABLE AS new_values ', table='initiatives_place', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='place',
            trigger=pgtrigger.compiler.Trigger(name='delete_delete', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "initiatives_placeevent" ("country_id", "id", "key", "latitude", "longitude", "name_en", "name_fr", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id") SELECT old_values."country_id", old_values."id", old_values."key", old_values."latitude", old_values."longitude", old_values."name_en", old_values."name_fr", _pgh_attached_context.value, statement_timestamp(), \'delete\', old_values."id" FROM ( SELECT old_values.* FROM old_values  ) AS old_values, _pgh_attached_context; RETURN NULL;', hash='af682a4655355c50591f0d325fd59e8ceb691067', level='STATEMENT', operation='DELETE', pgid='pgtrigger_delete_delete_57e70', referencing='REFERENCING OLD TABLE AS old_values ', table='initiatives_place', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='recommendation',
            trigger=pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "initiatives_recommendationevent" ("addressed_levels", "aliases", "archived_at", "id", "internal_note", "key", "last_verified_on", "meeting_id", "number", "original_language", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "published_at", "state", "successor_id", "text_en", "text_fr", "title_en", "title_fr") SELECT new_values."addressed_levels", new_values."aliases", new_values."archived_at", new_values."id", new_values."internal_note", new_values."key", new_values."last_verified_on", new_values."meeting_id", new_values."number", new_values."original_language", _pgh_attached_context.value, statement_timestamp(), \'insert\', new_values."id", new_values."published_at", new_values."state", new_values."successor_id", new_values."text_en", new_values."text_fr", new_values."title_en", new_values."title_fr" FROM ( SELECT new_values.* FROM new_values  ) AS new_values, _pgh_attached_context; RETURN NULL;', hash='3752cefa852c101a78f00dd84a5017501a4caf06', level='STATEMENT', operation='INSERT', pgid='pgtrigger_insert_insert_a1e2b', referencing='REFERENCING NEW TABLE AS new_values ', table='initiatives_recommendation', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='recommendation',
            trigger=pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "initiatives_recommendationevent" ("addressed_levels", "aliases", "archived_at", "id", "internal_note", "key", "last_verified_on", "meeting_id", "number", "original_language", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "published_at", "state", "successor_id", "text_en", "text_fr", "title_en", "title_fr") SELECT new_values."addressed_levels", new_values."aliases", new_values."archived_at", new_values."id", new_values."internal_note", new_values."key", new_values."last_verified_on", new_values."meeting_id", new_values."number", new_values."original_language", _pgh_attached_context.value, statement_timestamp(), \'update\', new_values."id", new_values."published_at", new_values."state", new_values."successor_id", new_values."text_en", new_values."text_fr", new_values."title_en", new_values."title_fr" FROM ( SELECT new_values.* FROM old_values JOIN new_values ON (old_values."id") = (new_values."id") WHERE (old_values."addressed_levels" IS DISTINCT FROM (new_values."addressed_levels") OR old_values."aliases" IS DISTINCT FROM (new_values."aliases") OR old_values."archived_at" IS DISTINCT FROM (new_values."archived_at") OR old_values."id" IS DISTINCT FROM (new_values."id") OR old_values."internal_note" IS DISTINCT FROM (new_values."internal_note") OR old_values."key" IS DISTINCT FROM (new_values."key") OR old_values."last_verified_on" IS DISTINCT FROM (new_values."last_verified_on") OR old_values."meeting_id" IS DISTINCT FROM (new_values."meeting_id") OR old_values."number" IS DISTINCT FROM (new_values."number") OR old_values."original_language" IS DISTINCT FROM (new_values."original_language") OR old_values."published_at" IS DISTINCT FROM (new_values."published_at") OR old_values."state" IS DISTINCT FROM (new_values."state") OR old_values."successor_id" IS DISTINCT FROM (new_values."successor_id") OR old_values."text_en" IS DISTINCT FROM (new_values."text_en") OR old_values."text_fr" IS DISTINCT FROM (new_values."text_fr") OR old_values."title_en" IS DISTINCT FROM (new_values."title_en") OR old_values."title_fr" IS DISTINCT FROM (new_values."title_fr")) ) AS new_values, _pgh_attached_context; RETURN NULL;', hash='35b37ec2c80b7c96b088b36e9690501a84d5c83e', level='STATEMENT', operation='UPDATE', pgid='pgtrigger_update_update_e043f', referencing='REFERENCING OLD TABLE AS old_values  NEW TABLE AS new_values ', table='initiatives_recommendation', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='recommendation',
            trigger=pgtrigger.compiler.Trigger(name='delete_delete', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "initiatives_recommendationevent" ("addressed_levels", "aliases", "archived_at", "id", "internal_note", "key", "last_verified_on", "meeting_id", "number", "original_language", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "published_at", "state", "successor_id", "text_en", "text_fr", "title_en", "title_fr") SELECT old_values."addressed_levels", old_values."aliases", old_values."archived_at", old_values."id", old_values."internal_note", old_values."key", old_values."last_verified_on", old_values."meeting_id", old_values."number", old_values."original_language", _pgh_attached_context.value, statement_timestamp(), \'delete\', old_values."id", old_values."published_at", old_values."state", old_values."successor_id", old_values."text_en", old_values."text_fr", old_values."title_en", old_values."title_fr" FROM ( SELECT old_values.* FROM old_values  ) AS old_values, _pgh_attached_context; RETURN NULL;', hash='32382bb910a98c54b480740e8822e2aa951f47bb', level='STATEMENT', operation='DELETE', pgid='pgtrigger_delete_delete_34fb2', referencing='REFERENCING OLD TABLE AS old_values ', table='initiatives_recommendation', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='response',
            trigger=pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "initiatives_responseevent" ("challenge_id", "how_en", "how_fr", "id", "initiative_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id") SELECT new_values."challenge_id", new_values."how_en", new_values."how_fr", new_values."id", new_values."initiative_id", _pgh_attached_context.value, statement_timestamp(), \'insert\', new_values."id" FROM ( SELECT new_values.* FROM new_values  ) AS new_values, _pgh_attached_context; RETURN NULL;', hash='f3d2be0a427d37e49c81e0041b770711e47594f4', level='STATEMENT', operation='INSERT', pgid='pgtrigger_insert_insert_b9745', referencing='REFERENCING NEW TABLE AS new_values ', table='initiatives_response', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='response',
            trigger=pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "initiatives_responseevent" ("challenge_id", "how_en", "how_fr", "id", "initiative_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id") SELECT new_values."challenge_id", new_values."how_en", new_values."how_fr", new_values."id", new_values."initiative_id", _pgh_attached_context.value, statement_timestamp(), \'update\', new_values."id" FROM ( SELECT new_values.* FROM old_values JOIN new_values ON (old_values."id") = (new_values."id") WHERE (old_values.* IS DISTINCT FROM new_values.*) ) AS new_values, _pgh_attached_context; RETURN NULL;', hash='bfda39def74d17265ce6d1a9a3b480158bb8f93a', level='STATEMENT', operation='UPDATE', pgid='pgtrigger_update_update_c7df5', referencing='REFERENCING OLD TABLE AS old_values  NEW TABLE AS new_values ', table='initiatives_response', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='response',
            trigger=pgtrigger.compiler.Trigger(name='delete_delete', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "initiatives_responseevent" ("challenge_id", "how_en", "how_fr", "id", "initiative_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id") SELECT old_values."challenge_id", old_values."how_en", old_values."how_fr", old_values."id", old_values."initiative_id", _pgh_attached_context.value, statement_timestamp(), \'delete\', old_values."id" FROM ( SELECT old_values.* FROM old_values  ) AS old_values, _pgh_attached_context; RETURN NULL;', hash='e18fd729f5c0dfc110adc3461bbfd76767a312e0', level='STATEMENT', operation='DELETE', pgid='pgtrigger_delete_delete_3c33f', referencing='REFERENCING OLD TABLE AS old_values ', table='initiatives_response', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='sector',
            trigger=pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "initiatives_sectorevent" ("id", "key", "name_en", "name_fr", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id") SELECT new_values."id", new_values."key", new_values."name_en", new_values."name_fr", _pgh_attached_context.value, statement_timestamp(), \'insert\', new_values."id" FROM ( SELECT new_values.* FROM new_values  ) AS new_values, _pgh_attached_context; RETURN NULL;', hash='fe0b8007e1cb2d45a661eb03839d51c30e37115f', level='STATEMENT', operation='INSERT', pgid='pgtrigger_insert_insert_b6653', referencing='REFERENCING NEW TABLE AS new_values ', table='initiatives_sector', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='sector',
            trigger=pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "initiatives_sectorevent" ("id", "key", "name_en", "name_fr", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id") SELECT new_values."id", new_values."key", new_values."name_en", new_values."name_fr", _pgh_attached_context.value, statement_timestamp(), \'update\', new_values."id" FROM ( SELECT new_values.* FROM old_values JOIN new_values ON (old_values."id") = (new_values."id") WHERE (old_values.* IS DISTINCT FROM new_values.*) ) AS new_values, _pgh_attached_context; RETURN NULL;', hash='ec51278a932806aa7575d0a5265ee0aea56224e3', level='STATEMENT', operation='UPDATE', pgid='pgtrigger_update_update_5e2f4', referencing='REFERENCING OLD TABLE AS old_values  NEW TABLE AS new_values ', table='initiatives_sector', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='sector',
            trigger=pgtrigger.compiler.Trigger(name='delete_delete', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "initiatives_sectorevent" ("id", "key", "name_en", "name_fr", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id") SELECT old_values."id", old_values."key", old_values."name_en", old_values."name_fr", _pgh_attached_context.value, statement_timestamp(), \'delete\', old_values."id" FROM ( SELECT old_values.* FROM old_values  ) AS old_values, _pgh_attached_context; RETURN NULL;', hash='d553b6ed1665bba53a53a19bec86eea419e9b8cd', level='STATEMENT', operation='DELETE', pgid='pgtrigger_delete_delete_f64af', referencing='REFERENCING OLD TABLE AS old_values ', table='initiatives_sector', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='source',
            trigger=pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "initiatives_sourceevent" ("accessed", "id", "key", "kind", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "published_in", "publisher", "title_en", "title_fr", "url") SELECT new_values."accessed", new_values."id", new_values."key", new_values."kind", _pgh_attached_context.value, statement_timestamp(), \'insert\', new_values."id", new_values."published_in", new_values."publisher", new_values."title_en", new_values."title_fr", new_values."url" FROM ( SELECT new_values.* FROM new_values  ) AS new_values, _pgh_attached_context; RETURN NULL;', hash='8b99c38dadd5cd543bfece3f920a24df45ebc590', level='STATEMENT', operation='INSERT', pgid='pgtrigger_insert_insert_6c3b3', referencing='REFERENCING NEW TABLE AS new_values ', table='initiatives_source', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='source',
            trigger=pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "initiatives_sourceevent" ("accessed", "id", "key", "kind", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "published_in", "publisher", "title_en", "title_fr", "url") SELECT new_values."accessed", new_values."id", new_values."key", new_values."kind", _pgh_attached_context.value, statement_timestamp(), \'update\', new_values."id", new_values."published_in", new_values."publisher", new_values."title_en", new_values."title_fr", new_values."url" FROM ( SELECT new_values.* FROM old_values JOIN new_values ON (old_values."id") = (new_values."id") WHERE (old_values.* IS DISTINCT FROM new_values.*) ) AS new_values, _pgh_attached_context; RETURN NULL;', hash='3b7ab1dc944415e32cbbd7c2e4a66410a4320ddb', level='STATEMENT', operation='UPDATE', pgid='pgtrigger_update_update_5733e', referencing='REFERENCING OLD TABLE AS old_values  NEW TABLE AS new_values ', table='initiatives_source', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='source',
            trigger=pgtrigger.compiler.Trigger(name='delete_delete', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "initiatives_sourceevent" ("accessed", "id", "key", "kind", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "published_in", "publisher", "title_en", "title_fr", "url") SELECT old_values."accessed", old_values."id", old_values."key", old_values."kind", _pgh_attached_context.value, statement_timestamp(), \'delete\', old_values."id", old_values."published_in", old_values."publisher", old_values."title_en", old_values."title_fr", old_values."url" FROM ( SELECT old_values.* FROM old_values  ) AS old_values, _pgh_attached_context; RETURN NULL;', hash='c3f14b247154cc524cd5794c7d7d8aa626ff606d', level='STATEMENT', operation='DELETE', pgid='pgtrigger_delete_delete_30cc7', referencing='REFERENCING OLD TABLE AS old_values ', table='initiatives_source', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='synonym',
            trigger=pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "initiatives_synonymevent" ("id", "meant", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "written") SELECT new_values."id", new_values."meant", _pgh_attached_context.value, statement_timestamp(), \'insert\', new_values."id", new_values."written" FROM ( SELECT new_values.* FROM new_values  ) AS new_values, _pgh_attached_context; RETURN NULL;', hash='1a599867b99851985d8101f44cc5fe53c5e66b81', level='STATEMENT', operation='INSERT', pgid='pgtrigger_insert_insert_feed1', referencing='REFERENCING NEW TABLE AS new_values ', table='initiatives_synonym', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='synonym',
            trigger=pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "initiatives_synonymevent" ("id", "meant", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "written") SELECT new_values."id", new_values."meant", _pgh_attached_context.value, statement_timestamp(), \'update\', new_values."id", new_values."written" FROM ( SELECT new_values.* FROM old_values JOIN new_values ON (old_values."id") = (new_values."id") WHERE (old_values.* IS DISTINCT FROM new_values.*) ) AS new_values, _pgh_attached_context; RETURN NULL;', hash='9cfe9c7620bb578202ebc972044044955c159c24', level='STATEMENT', operation='UPDATE', pgid='pgtrigger_update_update_8ab1e', referencing='REFERENCING OLD TABLE AS old_values  NEW TABLE AS new_values ', table='initiatives_synonym', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='synonym',
            trigger=pgtrigger.compiler.Trigger(name='delete_delete', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "initiatives_synonymevent" ("id", "meant", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "written") SELECT old_values."id", old_values."meant", _pgh_attached_context.value, statement_timestamp(), \'delete\', old_values."id", old_values."written" FROM ( SELECT old_values.* FROM old_values  ) AS old_values, _pgh_attached_context; RETURN NULL;', hash='ad630e7d5191187a2be2b5324f42e56c2f54f4ad', level='STATEMENT', operation='DELETE', pgid='pgtrigger_delete_delete_c3766', referencing='REFERENCING OLD TABLE AS old_values ', table='initiatives_synonym', when='AFTER')),
        ),
        migrations.AddField(
            model_name='authorityevent',
            name='country',
            field=models.ForeignKey(blank=True, db_constraint=False, help_text='Empty for a supranational authority, required for every other.', null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='initiatives.country', verbose_name='country'),
        ),
        migrations.AddField(
            model_name='authorityevent',
            name='parent',
            field=models.ForeignKey(blank=True, db_constraint=False, help_text='The authority that this one belongs to, on the same level or a higher one.', null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='initiatives.authority', verbose_name='part of'),
        ),
        migrations.AddField(
            model_name='authorityevent',
            name='pgh_context',
            field=models.ForeignKey(db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='pghistory.context'),
        ),
        migrations.AddField(
            model_name='authorityevent',
            name='pgh_obj',
            field=models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='initiatives.authority'),
        ),
        migrations.AddField(
            model_name='authorityevent',
            name='successor',
            field=models.ForeignKey(blank=True, db_constraint=False, help_text='Where readers of this entry are sent when it is withdrawn.', null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='initiatives.authority', verbose_name='successor'),
        ),
        migrations.AddField(
            model_name='challengeevent',
            name='pgh_context',
            field=models.ForeignKey(db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='pghistory.context'),
        ),
        migrations.AddField(
            model_name='challengeevent',
            name='pgh_obj',
            field=models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='initiatives.challenge'),
        ),
        migrations.AddField(
            model_name='challengeevent',
            name='successor',
            field=models.ForeignKey(blank=True, db_constraint=False, help_text='Where readers of this entry are sent when it is withdrawn.', null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='initiatives.challenge', verbose_name='successor'),
        ),
        migrations.AddField(
            model_name='citationevent',
            name='authority',
            field=models.ForeignKey(blank=True, db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='initiatives.authority'),
        ),
        migrations.AddField(
            model_name='citationevent',
            name='challenge',
            field=models.ForeignKey(blank=True, db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='initiatives.challenge'),
        ),
        migrations.AddField(
            model_name='citationevent',
            name='competence',
            field=models.ForeignKey(blank=True, db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='initiatives.competence'),
        ),
        migrations.AddField(
            model_name='citationevent',
            name='framework',
            field=models.ForeignKey(blank=True, db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='initiatives.framework'),
        ),
        migrations.AddField(
            model_name='citationevent',
            name='initiative',
            field=models.ForeignKey(blank=True, db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='initiatives.initiative'),
        ),
        migrations.AddField(
            model_name='citationevent',
            name='meeting',
            field=models.ForeignKey(blank=True, db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='initiatives.meeting'),
        ),
        migrations.AddField(
            model_name='citationevent',
            name='network',
            field=models.ForeignKey(blank=True, db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='initiatives.network'),
        ),
        migrations.AddField(
            model_name='citationevent',
            name='pgh_context',
            field=models.ForeignKey(db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='pghistory.context'),
        ),
        migrations.AddField(
            model_name='citationevent',
            name='pgh_obj',
            field=models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='initiatives.citation'),
        ),
        migrations.AddField(
            model_name='citationevent',
            name='recommendation',
            field=models.ForeignKey(blank=True, db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='initiatives.recommendation'),
        ),
        migrations.AddField(
            model_name='citationevent',
            name='source',
            field=models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='initiatives.source', verbose_name='source'),
        ),
        migrations.AddField(
            model_name='commitmentevent',
            name='framework',
            field=models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='initiatives.framework', verbose_name='framework'),
        ),
        migrations.AddField(
            model_name='commitmentevent',
            name='pgh_context',
            field=models.ForeignKey(db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='pghistory.context'),
        ),
        migrations.AddField(
            model_name='commitmentevent',
            name='pgh_obj',
            field=models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='initiatives.commitment'),
        ),
        migrations.AddField(
            model_name='competenceevent',
            name='authority',
            field=models.ForeignKey(blank=True, db_constraint=False, help_text='The authority in question, where it is one and not a whole level.', null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='initiatives.authority', verbose_name='authority'),
        ),
        migrations.AddField(
            model_name='competenceevent',
            name='country',
            field=models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='initiatives.country', verbose_name='country'),
        ),
        migrations.AddField(
            model_name='competenceevent',
            name='pgh_context',
            field=models.ForeignKey(db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='pghistory.context'),
        ),
        migrations.AddField(
            model_name='competenceevent',
            name='pgh_obj',
            field=models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='initiatives.competence'),
        ),
        migrations.AddField(
            model_name='competenceevent',
            name='sector',
            field=models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='initiatives.sector', verbose_name='sector'),
        ),
        migrations.AddField(
            model_name='countryevent',
            name='pgh_context',
            field=models.ForeignKey(db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='pghistory.context'),
        ),
        migrations.AddField(
            model_name='countryevent',
            name='pgh_obj',
            field=models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='initiatives.country'),
        ),
        migrations.AddField(
            model_name='figureevent',
            name='authority',
            field=models.ForeignKey(blank=True, db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='initiatives.authority'),
        ),
        migrations.AddField(
            model_name='figureevent',
            name='challenge',
            field=models.ForeignKey(blank=True, db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='initiatives.challenge'),
        ),
        migrations.AddField(
            model_name='figureevent',
            name='competence',
            field=models.ForeignKey(blank=True, db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='initiatives.competence'),
        ),
        migrations.AddField(
            model_name='figureevent',
            name='framework',
            field=models.ForeignKey(blank=True, db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='initiatives.framework'),
        ),
        migrations.AddField(
            model_name='figureevent',
            name='initiative',
            field=models.ForeignKey(blank=True, db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='initiatives.initiative'),
        ),
        migrations.AddField(
            model_name='figureevent',
            name='meeting',
            field=models.ForeignKey(blank=True, db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='initiatives.meeting'),
        ),
        migrations.AddField(
            model_name='figureevent',
            name='network',
            field=models.ForeignKey(blank=True, db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='initiatives.network'),
        ),
        migrations.AddField(
            model_name='figureevent',
            name='pgh_context',
            field=models.ForeignKey(db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='pghistory.context'),
        ),
        migrations.AddField(
            model_name='figureevent',
            name='pgh_obj',
            field=models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='initiatives.figure'),
        ),
        migrations.AddField(
            model_name='figureevent',
            name='recommendation',
            field=models.ForeignKey(blank=True, db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='initiatives.recommendation'),
        ),
        migrations.AddField(
            model_name='figureevent',
            name='source',
            field=models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='initiatives.source', verbose_name='source'),
        ),
        migrations.AddField(
            model_name='followupevent',
            name='by',
            field=models.ForeignKey(blank=True, db_constraint=False, help_text='The authority that acted or reported.', null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='initiatives.authority', verbose_name='by'),
        ),
        migrations.AddField(
            model_name='followupevent',
            name='evidence',
            field=models.ForeignKey(blank=True, db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='initiatives.source', verbose_name='source'),
        ),
        migrations.AddField(
            model_name='followupevent',
            name='pgh_context',
            field=models.ForeignKey(db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='pghistory.context'),
        ),
        migrations.AddField(
            model_name='followupevent',
            name='pgh_obj',
            field=models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='initiatives.followup'),
        ),
        migrations.AddField(
            model_name='followupevent',
            name='recommendation',
            field=models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='initiatives.recommendation', verbose_name='recommendation'),
        ),
        migrations.AddField(
            model_name='frameworkevent',
            name='pgh_context',
            field=models.ForeignKey(db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='pghistory.context'),
        ),
        migrations.AddField(
            model_name='frameworkevent',
            name='pgh_obj',
            field=models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='initiatives.framework'),
        ),
        migrations.AddField(
            model_name='frameworkevent',
            name='supersedes',
            field=models.ForeignKey(blank=True, db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='initiatives.framework', verbose_name='supersedes'),
        ),
        migrations.AddField(
            model_name='initiativecommitmentsevent',
            name='commitment',
            field=models.ForeignKey(db_constraint=False, db_tablespace='', on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='initiatives.commitment'),
        ),
        migrations.AddField(
            model_name='initiativecommitmentsevent',
            name='initiative',
            field=models.ForeignKey(db_constraint=False, db_tablespace='', on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='initiatives.initiative'),
        ),
        migrations.AddField(
            model_name='initiativecommitmentsevent',
            name='pgh_context',
            field=models.ForeignKey(db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='pghistory.context'),
        ),
        migrations.AddField(
            model_name='initiativecountriesevent',
            name='country',
            field=models.ForeignKey(db_constraint=False, db_tablespace='', on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='initiatives.country'),
        ),
        migrations.AddField(
            model_name='initiativecountriesevent',
            name='initiative',
            field=models.ForeignKey(db_constraint=False, db_tablespace='', on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='initiatives.initiative'),
        ),
        migrations.AddField(
            model_name='initiativecountriesevent',
            name='pgh_context',
            field=models.ForeignKey(db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='pghistory.context'),
        ),
        migrations.AddField(
            model_name='initiativeevent',
            name='pgh_context',
            field=models.ForeignKey(db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='pghistory.context'),
        ),
        migrations.AddField(
            model_name='initiativeevent',
            name='pgh_obj',
            field=models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='initiatives.initiative'),
        ),
        migrations.AddField(
            model_name='initiativeevent',
            name='successor',
            field=models.ForeignKey(blank=True, db_constraint=False, help_text='Where readers of this entry are sent when it is withdrawn.', null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='initiatives.initiative', verbose_name='successor'),
        ),
        migrations.AddField(
            model_name='initiativeplacesevent',
            name='initiative',
            field=models.ForeignKey(db_constraint=False, db_tablespace='', on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='initiatives.initiative'),
        ),
        migrations.AddField(
            model_name='initiativeplacesevent',
            name='pgh_context',
            field=models.ForeignKey(db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='pghistory.context'),
        ),
        migrations.AddField(
            model_name='initiativeplacesevent',
            name='place',
            field=models.ForeignKey(db_constraint=False, db_tablespace='', on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='initiatives.place'),
        ),
        migrations.AddField(
            model_name='initiativesectorsevent',
            name='initiative',
            field=models.ForeignKey(db_constraint=False, db_tablespace='', on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='initiatives.initiative'),
        ),
        migrations.AddField(
            model_name='initiativesectorsevent',
            name='pgh_context',
            field=models.ForeignKey(db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='pghistory.context'),
        ),
        migrations.AddField(
            model_name='initiativesectorsevent',
            name='sector',
            field=models.ForeignKey(db_constraint=False, db_tablespace='', on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='initiatives.sector'),
        ),
        migrations.AddField(
            model_name='meetingevent',
            name='chair',
            field=models.ForeignKey(blank=True, db_constraint=False, help_text='The country that chaired the meeting.', null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='initiatives.country', verbose_name='chair'),
        ),
        migrations.AddField(
            model_name='meetingevent',
            name='initiative',
            field=models.ForeignKey(blank=True, db_constraint=False, help_text='The initiative under which the catalogue describes this meeting.', null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='initiatives.initiative', verbose_name='initiative'),
        ),
        migrations.AddField(
            model_name='meetingevent',
            name='network',
            field=models.ForeignKey(blank=True, db_constraint=False, help_text='The dialogue or network that met.', null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='initiatives.network', verbose_name='network'),
        ),
        migrations.AddField(
            model_name='meetingevent',
            name='pgh_context',
            field=models.ForeignKey(db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='pghistory.context'),
        ),
        migrations.AddField(
            model_name='meetingevent',
            name='pgh_obj',
            field=models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='initiatives.meeting'),
        ),
        migrations.AddField(
            model_name='meetingevent',
            name='place',
            field=models.ForeignKey(blank=True, db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='initiatives.place', verbose_name='place'),
        ),
        migrations.AddField(
            model_name='membershipevent',
            name='authority',
            field=models.ForeignKey(blank=True, db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='initiatives.authority', verbose_name='authority'),
        ),
        migrations.AddField(
            model_name='membershipevent',
            name='member_network',
            field=models.ForeignKey(blank=True, db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='initiatives.network', verbose_name='member network'),
        ),
        migrations.AddField(
            model_name='membershipevent',
            name='network',
            field=models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='initiatives.network', verbose_name='network'),
        ),
        migrations.AddField(
            model_name='membershipevent',
            name='pgh_context',
            field=models.ForeignKey(db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='pghistory.context'),
        ),
        migrations.AddField(
            model_name='membershipevent',
            name='pgh_obj',
            field=models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='initiatives.membership'),
        ),
        migrations.AddField(
            model_name='membershipevent',
            name='source',
            field=models.ForeignKey(blank=True, db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='initiatives.source', verbose_name='source'),
        ),
        migrations.AddField(
            model_name='networkevent',
            name='pgh_context',
            field=models.ForeignKey(db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='pghistory.context'),
        ),
        migrations.AddField(
            model_name='networkevent',
            name='pgh_obj',
            field=models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='initiatives.network'),
        ),
        migrations.AddField(
            model_name='networkevent',
            name='successor',
            field=models.ForeignKey(blank=True, db_constraint=False, help_text='Where readers of this entry are sent when it is withdrawn.', null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='initiatives.network', verbose_name='successor'),
        ),
        migrations.AddField(
            model_name='participationevent',
            name='authority',
            field=models.ForeignKey(blank=True, db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='initiatives.authority', verbose_name='authority'),
        ),
        migrations.AddField(
            model_name='participationevent',
            name='initiative',
            field=models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='initiatives.initiative', verbose_name='initiative'),
        ),
        migrations.AddField(
            model_name='participationevent',
            name='network',
            field=models.ForeignKey(blank=True, db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='initiatives.network', verbose_name='network'),
        ),
        migrations.AddField(
            model_name='participationevent',
            name='pgh_context',
            field=models.ForeignKey(db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='pghistory.context'),
        ),
        migrations.AddField(
            model_name='participationevent',
            name='pgh_obj',
            field=models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='initiatives.participation'),
        ),
        migrations.AddField(
            model_name='participationevent',
            name='source',
            field=models.ForeignKey(blank=True, db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='initiatives.source', verbose_name='source'),
        ),
        migrations.AddField(
            model_name='placeevent',
            name='country',
            field=models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='initiatives.country', verbose_name='country'),
        ),
        migrations.AddField(
            model_name='placeevent',
            name='pgh_context',
            field=models.ForeignKey(db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='pghistory.context'),
        ),
        migrations.AddField(
            model_name='placeevent',
            name='pgh_obj',
            field=models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='initiatives.place'),
        ),
        migrations.AddField(
            model_name='recommendationchallengesevent',
            name='challenge',
            field=models.ForeignKey(db_constraint=False, db_tablespace='', on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='initiatives.challenge'),
        ),
        migrations.AddField(
            model_name='recommendationchallengesevent',
            name='pgh_context',
            field=models.ForeignKey(db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='pghistory.context'),
        ),
        migrations.AddField(
            model_name='recommendationchallengesevent',
            name='recommendation',
            field=models.ForeignKey(db_constraint=False, db_tablespace='', on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='initiatives.recommendation'),
        ),
        migrations.AddField(
            model_name='recommendationevent',
            name='meeting',
            field=models.ForeignKey(blank=True, db_constraint=False, help_text='The meeting that it comes from.', null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='initiatives.meeting', verbose_name='meeting'),
        ),
        migrations.AddField(
            model_name='recommendationevent',
            name='pgh_context',
            field=models.ForeignKey(db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='pghistory.context'),
        ),
        migrations.AddField(
            model_name='recommendationevent',
            name='pgh_obj',
            field=models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='initiatives.recommendation'),
        ),
        migrations.AddField(
            model_name='recommendationevent',
            name='successor',
            field=models.ForeignKey(blank=True, db_constraint=False, help_text='Where readers of this entry are sent when it is withdrawn.', null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='initiatives.recommendation', verbose_name='successor'),
        ),
        migrations.AddField(
            model_name='recommendationevidenceevent',
            name='initiative',
            field=models.ForeignKey(db_constraint=False, db_tablespace='', on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='initiatives.initiative'),
        ),
        migrations.AddField(
            model_name='recommendationevidenceevent',
            name='pgh_context',
            field=models.ForeignKey(db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='pghistory.context'),
        ),
        migrations.AddField(
            model_name='recommendationevidenceevent',
            name='recommendation',
            field=models.ForeignKey(db_constraint=False, db_tablespace='', on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='initiatives.recommendation'),
        ),
        migrations.AddField(
            model_name='responseevent',
            name='challenge',
            field=models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='initiatives.challenge', verbose_name='challenge'),
        ),
        migrations.AddField(
            model_name='responseevent',
            name='initiative',
            field=models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='initiatives.initiative', verbose_name='initiative'),
        ),
        migrations.AddField(
            model_name='responseevent',
            name='pgh_context',
            field=models.ForeignKey(db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='pghistory.context'),
        ),
        migrations.AddField(
            model_name='responseevent',
            name='pgh_obj',
            field=models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='initiatives.response'),
        ),
        migrations.AddField(
            model_name='sectorevent',
            name='pgh_context',
            field=models.ForeignKey(db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='pghistory.context'),
        ),
        migrations.AddField(
            model_name='sectorevent',
            name='pgh_obj',
            field=models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='initiatives.sector'),
        ),
        migrations.AddField(
            model_name='sourceevent',
            name='pgh_context',
            field=models.ForeignKey(db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='pghistory.context'),
        ),
        migrations.AddField(
            model_name='sourceevent',
            name='pgh_obj',
            field=models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='initiatives.source'),
        ),
        migrations.AddField(
            model_name='synonymevent',
            name='pgh_context',
            field=models.ForeignKey(db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='pghistory.context'),
        ),
        migrations.AddField(
            model_name='synonymevent',
            name='pgh_obj',
            field=models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='initiatives.synonym'),
        ),
        migrations.AddField(
            model_name='recommendationevidenceevent',
            name='pgh_obj',
            field=models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='initiatives.recommendationevidence'),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='recommendationevidence',
            trigger=pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "initiatives_recommendationevidenceevent" ("id", "initiative_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "recommendation_id") SELECT new_values."id", new_values."initiative_id", _pgh_attached_context.value, statement_timestamp(), \'insert\', new_values."id", new_values."recommendation_id" FROM ( SELECT new_values.* FROM new_values  ) AS new_values, _pgh_attached_context; RETURN NULL;', hash='98a1ee411c840b3bfaed9dd95b94ce68f219592a', level='STATEMENT', operation='INSERT', pgid='pgtrigger_insert_insert_96fc8', referencing='REFERENCING NEW TABLE AS new_values ', table='initiatives_recommendation_evidence', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='recommendationevidence',
            trigger=pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "initiatives_recommendationevidenceevent" ("id", "initiative_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "recommendation_id") SELECT new_values."id", new_values."initiative_id", _pgh_attached_context.value, statement_timestamp(), \'update\', new_values."id", new_values."recommendation_id" FROM ( SELECT new_values.* FROM old_values JOIN new_values ON (old_values."id") = (new_values."id") WHERE (old_values.* IS DISTINCT FROM new_values.*) ) AS new_values, _pgh_attached_context; RETURN NULL;', hash='24748c2d5e91bb38be2e865d9baf2b4b1fda4f30', level='STATEMENT', operation='UPDATE', pgid='pgtrigger_update_update_d336f', referencing='REFERENCING OLD TABLE AS old_values  NEW TABLE AS new_values ', table='initiatives_recommendation_evidence', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='recommendationevidence',
            trigger=pgtrigger.compiler.Trigger(name='delete_delete', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "initiatives_recommendationevidenceevent" ("id", "initiative_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "recommendation_id") SELECT old_values."id", old_values."initiative_id", _pgh_attached_context.value, statement_timestamp(), \'delete\', old_values."id", old_values."recommendation_id" FROM ( SELECT old_values.* FROM old_values  ) AS old_values, _pgh_attached_context; RETURN NULL;', hash='0283ce71c9bd40d24989c3e0ea6d3c9c964d4a12', level='STATEMENT', operation='DELETE', pgid='pgtrigger_delete_delete_e9100', referencing='REFERENCING OLD TABLE AS old_values ', table='initiatives_recommendation_evidence', when='AFTER')),
        ),
        migrations.AddField(
            model_name='recommendationchallengesevent',
            name='pgh_obj',
            field=models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='initiatives.recommendationchallenges'),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='recommendationchallenges',
            trigger=pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "initiatives_recommendationchallengesevent" ("challenge_id", "id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "recommendation_id") SELECT new_values."challenge_id", new_values."id", _pgh_attached_context.value, statement_timestamp(), \'insert\', new_values."id", new_values."recommendation_id" FROM ( SELECT new_values.* FROM new_values  ) AS new_values, _pgh_attached_context; RETURN NULL;', hash='ae67802986d61f70a631d3d7682bb1123c5b816e', level='STATEMENT', operation='INSERT', pgid='pgtrigger_insert_insert_61c04', referencing='REFERENCING NEW TABLE AS new_values ', table='initiatives_recommendation_challenges', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='recommendationchallenges',
            trigger=pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "initiatives_recommendationchallengesevent" ("challenge_id", "id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "recommendation_id") SELECT new_values."challenge_id", new_values."id", _pgh_attached_context.value, statement_timestamp(), \'update\', new_values."id", new_values."recommendation_id" FROM ( SELECT new_values.* FROM old_values JOIN new_values ON (old_values."id") = (new_values."id") WHERE (old_values.* IS DISTINCT FROM new_values.*) ) AS new_values, _pgh_attached_context; RETURN NULL;', hash='cfecb3f9e1050eaf0adac16715ded864070a3660', level='STATEMENT', operation='UPDATE', pgid='pgtrigger_update_update_13d72', referencing='REFERENCING OLD TABLE AS old_values  NEW TABLE AS new_values ', table='initiatives_recommendation_challenges', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='recommendationchallenges',
            trigger=pgtrigger.compiler.Trigger(name='delete_delete', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "initiatives_recommendationchallengesevent" ("challenge_id", "id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "recommendation_id") SELECT old_values."challenge_id", old_values."id", _pgh_attached_context.value, statement_timestamp(), \'delete\', old_values."id", old_values."recommendation_id" FROM ( SELECT old_values.* FROM old_values  ) AS old_values, _pgh_attached_context; RETURN NULL;', hash='74b17bd0789a401c61285f57ccec6798e4d26de1', level='STATEMENT', operation='DELETE', pgid='pgtrigger_delete_delete_ece6a', referencing='REFERENCING OLD TABLE AS old_values ', table='initiatives_recommendation_challenges', when='AFTER')),
        ),
        migrations.AddField(
            model_name='initiativesectorsevent',
            name='pgh_obj',
            field=models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='initiatives.initiativesectors'),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='initiativesectors',
            trigger=pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "initiatives_initiativesectorsevent" ("id", "initiative_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "sector_id") SELECT new_values."id", new_values."initiative_id", _pgh_attached_context.value, statement_timestamp(), \'insert\', new_values."id", new_values."sector_id" FROM ( SELECT new_values.* FROM new_values  ) AS new_values, _pgh_attached_context; RETURN NULL;', hash='942a0eb3234561e5b722f25c3fc8d72b0b2d5b82', level='STATEMENT', operation='INSERT', pgid='pgtrigger_insert_insert_bc3ba', referencing='REFERENCING NEW TABLE AS new_values ', table='initiatives_initiative_sectors', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='initiativesectors',
            trigger=pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "initiatives_initiativesectorsevent" ("id", "initiative_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "sector_id") SELECT new_values."id", new_values."initiative_id", _pgh_attached_context.value, statement_timestamp(), \'update\', new_values."id", new_values."sector_id" FROM ( SELECT new_values.* FROM old_values JOIN new_values ON (old_values."id") = (new_values."id") WHERE (old_values.* IS DISTINCT FROM new_values.*) ) AS new_values, _pgh_attached_context; RETURN NULL;', hash='3c0de8599b9170b2544378f190710107e63d2e11', level='STATEMENT', operation='UPDATE', pgid='pgtrigger_update_update_017a6', referencing='REFERENCING OLD TABLE AS old_values  NEW TABLE AS new_values ', table='initiatives_initiative_sectors', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='initiativesectors',
            trigger=pgtrigger.compiler.Trigger(name='delete_delete', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "initiatives_initiativesectorsevent" ("id", "initiative_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "sector_id") SELECT old_values."id", old_values."initiative_id", _pgh_attached_context.value, statement_timestamp(), \'delete\', old_values."id", old_values."sector_id" FROM ( SELECT old_values.* FROM old_values  ) AS old_values, _pgh_attached_context; RETURN NULL;', hash='6aa43cf27dcfca314c54b06bfabf572d35f7aa73', level='STATEMENT', operation='DELETE', pgid='pgtrigger_delete_delete_12acd', referencing='REFERENCING OLD TABLE AS old_values ', table='initiatives_initiative_sectors', when='AFTER')),
        ),
        migrations.AddField(
            model_name='initiativeplacesevent',
            name='pgh_obj',
            field=models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='initiatives.initiativeplaces'),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='initiativeplaces',
            trigger=pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "initiatives_initiativeplacesevent" ("id", "initiative_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "place_id") SELECT new_values."id", new_values."initiative_id", _pgh_attached_context.value, statement_timestamp(), \'insert\', new_values."id", new_values."place_id" FROM ( SELECT new_values.* FROM new_values  ) AS new_values, _pgh_attached_context; RETURN NULL;', hash='7b6fbc62c58825a287bd5ddcfd0ffcf1dc2e00b4', level='STATEMENT', operation='INSERT', pgid='pgtrigger_insert_insert_ee268', referencing='REFERENCING NEW TABLE AS new_values ', table='initiatives_initiative_places', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='initiativeplaces',
            trigger=pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "initiatives_initiativeplacesevent" ("id", "initiative_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "place_id") SELECT new_values."id", new_values."initiative_id", _pgh_attached_context.value, statement_timestamp(), \'update\', new_values."id", new_values."place_id" FROM ( SELECT new_values.* FROM old_values JOIN new_values ON (old_values."id") = (new_values."id") WHERE (old_values.* IS DISTINCT FROM new_values.*) ) AS new_values, _pgh_attached_context; RETURN NULL;', hash='581961f5faa550983015575d766d36bb19fba083', level='STATEMENT', operation='UPDATE', pgid='pgtrigger_update_update_ec63c', referencing='REFERENCING OLD TABLE AS old_values  NEW TABLE AS new_values ', table='initiatives_initiative_places', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='initiativeplaces',
            trigger=pgtrigger.compiler.Trigger(name='delete_delete', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "initiatives_initiativeplacesevent" ("id", "initiative_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "place_id") SELECT old_values."id", old_values."initiative_id", _pgh_attached_context.value, statement_timestamp(), \'delete\', old_values."id", old_values."place_id" FROM ( SELECT old_values.* FROM old_values  ) AS old_values, _pgh_attached_context; RETURN NULL;', hash='f928b346d171e91e87bdc867238113c90fba95d7', level='STATEMENT', operation='DELETE', pgid='pgtrigger_delete_delete_39c77', referencing='REFERENCING OLD TABLE AS old_values ', table='initiatives_initiative_places', when='AFTER')),
        ),
        migrations.AddField(
            model_name='initiativecountriesevent',
            name='pgh_obj',
            field=models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='initiatives.initiativecountries'),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='initiativecountries',
            trigger=pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "initiatives_initiativecountriesevent" ("country_id", "id", "initiative_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id") SELECT new_values."country_id", new_values."id", new_values."initiative_id", _pgh_attached_context.value, statement_timestamp(), \'insert\', new_values."id" FROM ( SELECT new_values.* FROM new_values  ) AS new_values, _pgh_attached_context; RETURN NULL;', hash='27a9871b8e2ae6ff6935ff1c5217287d67ecff3f', level='STATEMENT', operation='INSERT', pgid='pgtrigger_insert_insert_41516', referencing='REFERENCING NEW TABLE AS new_values ', table='initiatives_initiative_countries', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='initiativecountries',
            trigger=pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "initiatives_initiativecountriesevent" ("country_id", "id", "initiative_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id") SELECT new_values."country_id", new_values."id", new_values."initiative_id", _pgh_attached_context.value, statement_timestamp(), \'update\', new_values."id" FROM ( SELECT new_values.* FROM old_values JOIN new_values ON (old_values."id") = (new_values."id") WHERE (old_values.* IS DISTINCT FROM new_values.*) ) AS new_values, _pgh_attached_context; RETURN NULL;', hash='09a821f029d9e7e402083e3d128b5b3e641af8db', level='STATEMENT', operation='UPDATE', pgid='pgtrigger_update_update_4ecc4', referencing='REFERENCING OLD TABLE AS old_values  NEW TABLE AS new_values ', table='initiatives_initiative_countries', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='initiativecountries',
            trigger=pgtrigger.compiler.Trigger(name='delete_delete', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "initiatives_initiativecountriesevent" ("country_id", "id", "initiative_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id") SELECT old_values."country_id", old_values."id", old_values."initiative_id", _pgh_attached_context.value, statement_timestamp(), \'delete\', old_values."id" FROM ( SELECT old_values.* FROM old_values  ) AS old_values, _pgh_attached_context; RETURN NULL;', hash='24025e3db20d59fd6a018b90801defb3c8ef6402', level='STATEMENT', operation='DELETE', pgid='pgtrigger_delete_delete_89a3e', referencing='REFERENCING OLD TABLE AS old_values ', table='initiatives_initiative_countries', when='AFTER')),
        ),
        migrations.AddField(
            model_name='initiativecommitmentsevent',
            name='pgh_obj',
            field=models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='initiatives.initiativecommitments'),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='initiativecommitments',
            trigger=pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "initiatives_initiativecommitmentsevent" ("commitment_id", "id", "initiative_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id") SELECT new_values."commitment_id", new_values."id", new_values."initiative_id", _pgh_attached_context.value, statement_timestamp(), \'insert\', new_values."id" FROM ( SELECT new_values.* FROM new_values  ) AS new_values, _pgh_attached_context; RETURN NULL;', hash='567647398725e3dfd04e7e9d96cf20bb304c81e9', level='STATEMENT', operation='INSERT', pgid='pgtrigger_insert_insert_e77ce', referencing='REFERENCING NEW TABLE AS new_values ', table='initiatives_initiative_commitments', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='initiativecommitments',
            trigger=pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "initiatives_initiativecommitmentsevent" ("commitment_id", "id", "initiative_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id") SELECT new_values."commitment_id", new_values."id", new_values."initiative_id", _pgh_attached_context.value, statement_timestamp(), \'update\', new_values."id" FROM ( SELECT new_values.* FROM old_values JOIN new_values ON (old_values."id") = (new_values."id") WHERE (old_values.* IS DISTINCT FROM new_values.*) ) AS new_values, _pgh_attached_context; RETURN NULL;', hash='520b72d41c5b30fd6d54be381dea383e9496c569', level='STATEMENT', operation='UPDATE', pgid='pgtrigger_update_update_9d6e6', referencing='REFERENCING OLD TABLE AS old_values  NEW TABLE AS new_values ', table='initiatives_initiative_commitments', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='initiativecommitments',
            trigger=pgtrigger.compiler.Trigger(name='delete_delete', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "initiatives_initiativecommitmentsevent" ("commitment_id", "id", "initiative_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id") SELECT old_values."commitment_id", old_values."id", old_values."initiative_id", _pgh_attached_context.value, statement_timestamp(), \'delete\', old_values."id" FROM ( SELECT old_values.* FROM old_values  ) AS old_values, _pgh_attached_context; RETURN NULL;', hash='6f1386e802adedeea55a5b061967885f767b419d', level='STATEMENT', operation='DELETE', pgid='pgtrigger_delete_delete_f9baa', referencing='REFERENCING OLD TABLE AS old_values ', table='initiatives_initiative_commitments', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='authorityevent',
            trigger=pgtrigger.compiler.Trigger(name='append_only', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;", hash='698ff80441eaae5bc0b7588e4c5b505d10a3c30c', operation='UPDATE OR DELETE', pgid='pgtrigger_append_only_8b921', table='initiatives_authorityevent', when='BEFORE')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='challengeevent',
            trigger=pgtrigger.compiler.Trigger(name='append_only', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;", hash='3e78b2a5a095c1ff92880581382c996f696f0b4c', operation='UPDATE OR DELETE', pgid='pgtrigger_append_only_6424b', table='initiatives_challengeevent', when='BEFORE')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='citationevent',
            trigger=pgtrigger.compiler.Trigger(name='append_only', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;", hash='8ab0f7ef8dc96a4d821411a23537f67ca7614e68', operation='UPDATE OR DELETE', pgid='pgtrigger_append_only_1e0ca', table='initiatives_citationevent', when='BEFORE')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='commitmentevent',
            trigger=pgtrigger.compiler.Trigger(name='append_only', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;", hash='a2335fd0e7566c530959d7f48e53413b36374463', operation='UPDATE OR DELETE', pgid='pgtrigger_append_only_7752f', table='initiatives_commitmentevent', when='BEFORE')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='competenceevent',
            trigger=pgtrigger.compiler.Trigger(name='append_only', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;", hash='afd4851235e77d1fa0215cc50369577283f4ed5c', operation='UPDATE OR DELETE', pgid='pgtrigger_append_only_d2747', table='initiatives_competenceevent', when='BEFORE')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='countryevent',
            trigger=pgtrigger.compiler.Trigger(name='append_only', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;", hash='f6253f9a23ebba0046a7eddf5ae4d2e88836058c', operation='UPDATE OR DELETE', pgid='pgtrigger_append_only_2eda6', table='initiatives_countryevent', when='BEFORE')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='figureevent',
            trigger=pgtrigger.compiler.Trigger(name='append_only', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;", hash='c593cb53429d5ffb703abd118aa5ed5bfc6e8d07', operation='UPDATE OR DELETE', pgid='pgtrigger_append_only_6a227', table='initiatives_figureevent', when='BEFORE')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='followupevent',
            trigger=pgtrigger.compiler.Trigger(name='append_only', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;", hash='952eebd3e77c8ae1cc6706db91007c3c6faf65af', operation='UPDATE OR DELETE', pgid='pgtrigger_append_only_6f16c', table='initiatives_followupevent', when='BEFORE')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='frameworkevent',
            trigger=pgtrigger.compiler.Trigger(name='append_only', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;", hash='ad76ae7053639728367b53f29af516791fe9f4c3', operation='UPDATE OR DELETE', pgid='pgtrigger_append_only_1b840', table='initiatives_frameworkevent', when='BEFORE')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='initiativeevent',
            trigger=pgtrigger.compiler.Trigger(name='append_only', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;", hash='544453d262d74df340819f853e15eb2cd619b791', operation='UPDATE OR DELETE', pgid='pgtrigger_append_only_b9b01', table='initiatives_initiativeevent', when='BEFORE')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='meetingevent',
            trigger=pgtrigger.compiler.Trigger(name='append_only', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;", hash='99f025d9901cb6cb9a5bd51176d3ee408a537596', operation='UPDATE OR DELETE', pgid='pgtrigger_append_only_8162f', table='initiatives_meetingevent', when='BEFORE')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='membershipevent',
            trigger=pgtrigger.compiler.Trigger(name='append_only', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;", hash='6735afac2225003fda7880f69306a25f8fa60989', operation='UPDATE OR DELETE', pgid='pgtrigger_append_only_9bac1', table='initiatives_membershipevent', when='BEFORE')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='networkevent',
            trigger=pgtrigger.compiler.Trigger(name='append_only', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;", hash='37df3ed88113b30fad9639903178e9d511115edc', operation='UPDATE OR DELETE', pgid='pgtrigger_append_only_ca6cb', table='initiatives_networkevent', when='BEFORE')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='participationevent',
            trigger=pgtrigger.compiler.Trigger(name='append_only', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;", hash='2a30c8f9c6cf8bb27d8ed6e0f2f0936e309870b9', operation='UPDATE OR DELETE', pgid='pgtrigger_append_only_93c49', table='initiatives_participationevent', when='BEFORE')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='placeevent',
            trigger=pgtrigger.compiler.Trigger(name='append_only', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;", hash='4dd133d298ba68344754ad14182d007a12e2ba67', operation='UPDATE OR DELETE', pgid='pgtrigger_append_only_7690f', table='initiatives_placeevent', when='BEFORE')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='recommendationevent',
            trigger=pgtrigger.compiler.Trigger(name='append_only', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;", hash='182ad6be319d2618f6c089aff5416c497a5e9de2', operation='UPDATE OR DELETE', pgid='pgtrigger_append_only_f9e97', table='initiatives_recommendationevent', when='BEFORE')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='responseevent',
            trigger=pgtrigger.compiler.Trigger(name='append_only', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;", hash='83e02ba65b53715d41ef28ea29c580e80cd8fcea', operation='UPDATE OR DELETE', pgid='pgtrigger_append_only_af094', table='initiatives_responseevent', when='BEFORE')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='sectorevent',
            trigger=pgtrigger.compiler.Trigger(name='append_only', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;", hash='416fbab3a20547e445853f0a866ae18783dca2c6', operation='UPDATE OR DELETE', pgid='pgtrigger_append_only_7136c', table='initiatives_sectorevent', when='BEFORE')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='sourceevent',
            trigger=pgtrigger.compiler.Trigger(name='append_only', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;", hash='152404139ec8fad0e653d2c57ad3a88cd6d83d15', operation='UPDATE OR DELETE', pgid='pgtrigger_append_only_2969a', table='initiatives_sourceevent', when='BEFORE')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='synonymevent',
            trigger=pgtrigger.compiler.Trigger(name='append_only', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;", hash='1a4ad3cf1818ff8ff717c4f998ab5cff14650fc1', operation='UPDATE OR DELETE', pgid='pgtrigger_append_only_0814e', table='initiatives_synonymevent', when='BEFORE')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='recommendationevidenceevent',
            trigger=pgtrigger.compiler.Trigger(name='append_only', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;", hash='466c4df82daa5ce54c74592dedfe6bda38bc2c1e', operation='UPDATE OR DELETE', pgid='pgtrigger_append_only_4c4cc', table='initiatives_recommendationevidenceevent', when='BEFORE')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='recommendationchallengesevent',
            trigger=pgtrigger.compiler.Trigger(name='append_only', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;", hash='597a65070cf2f7f4cafe7d00b54ffbbef7476460', operation='UPDATE OR DELETE', pgid='pgtrigger_append_only_85423', table='initiatives_recommendationchallengesevent', when='BEFORE')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='initiativesectorsevent',
            trigger=pgtrigger.compiler.Trigger(name='append_only', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;", hash='c72c7a2212c64ca6fbcf086074913994cd9414f5', operation='UPDATE OR DELETE', pgid='pgtrigger_append_only_b3766', table='initiatives_initiativesectorsevent', when='BEFORE')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='initiativeplacesevent',
            trigger=pgtrigger.compiler.Trigger(name='append_only', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;", hash='bcb1481b847e5ad844bdcc72b9d57a6466199370', operation='UPDATE OR DELETE', pgid='pgtrigger_append_only_3e194', table='initiatives_initiativeplacesevent', when='BEFORE')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='initiativecountriesevent',
            trigger=pgtrigger.compiler.Trigger(name='append_only', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;", hash='736faf416f56a88c39fb8ffe235d0de5e548ae0d', operation='UPDATE OR DELETE', pgid='pgtrigger_append_only_56447', table='initiatives_initiativecountriesevent', when='BEFORE')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='initiativecommitmentsevent',
            trigger=pgtrigger.compiler.Trigger(name='append_only', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;", hash='09e9613108bde59745f62d5dff0f2fd4b53f33a5', operation='UPDATE OR DELETE', pgid='pgtrigger_append_only_be495', table='initiatives_initiativecommitmentsevent', when='BEFORE')),
        ),
        migrations.RunPython(begin, migrations.RunPython.noop),
    ]
