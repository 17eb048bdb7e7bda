"""What partners and the public propose; editors, publishers and administrators answer it."""

import django.db.models.deletion
import django.db.models.functions.text
import django.db.models.lookups
from django.conf import settings
from django.apps.registry import Apps
from django.db import migrations, models
from django.db.backends.base.schema import BaseDatabaseSchemaEditor

from initiatives.migrations._permits import permit


WHO_ANSWERS = ("editor", "publisher", "administrator")


def let_staff_answer(apps: Apps, schema_editor: BaseDatabaseSchemaEditor) -> None:
    rights = ["view_proposal", "change_proposal"]
    permit(apps, schema_editor.connection.alias, dict.fromkeys(WHO_ANSWERS, rights))


class Migration(migrations.Migration):

    dependencies = [
        ('initiatives', '0015_comments_schedules_notices'),
        ('auth', '0012_alter_user_first_name_max_length'),
        ('contenttypes', '0002_remove_content_type_name'),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name='Proposal',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('record', models.CharField(editable=False, max_length=20, verbose_name='record')),
                ('title', models.CharField(blank=True, max_length=300, verbose_name='title')),
                ('document', models.JSONField(blank=True, null=True, verbose_name='proposed text')),
                ('base', models.JSONField(blank=True, null=True, verbose_name='published text it was drafted from')),
                ('text', models.TextField(blank=True, verbose_name='what is wrong or missing')),
                ('sources', models.TextField(blank=True, verbose_name='sources')),
                ('author_name', models.CharField(blank=True, max_length=200, verbose_name='name')),
                ('author_email', models.EmailField(blank=True, max_length=254, verbose_name='e-mail address')),
                ('language', models.CharField(choices=[('en', 'English'), ('fr', 'French')], default='en', max_length=2, verbose_name='language')),
                ('state', models.CharField(choices=[('unconfirmed', 'Not confirmed yet'), ('waiting', 'Waiting for an answer'), ('accepted', 'Accepted'), ('accepted_in_part', 'Accepted in part'), ('declined', 'Declined'), ('recalled', 'Taken back by its author')], db_index=True, default='unconfirmed', max_length=20, verbose_name='state')),
                ('reason', models.TextField(blank=True, verbose_name='answer to its author')),
                ('accepted', models.JSONField(blank=True, default=list)),
                ('origin', models.CharField(blank=True, editable=False, max_length=64)),
                ('secret_hash', models.CharField(editable=False, max_length=64, unique=True)),
                ('created_at', models.DateTimeField(auto_now_add=True, verbose_name='received')),
                ('updated_at', models.DateTimeField(auto_now=True, verbose_name='last change')),
                ('confirmed_at', models.DateTimeField(blank=True, null=True, verbose_name='confirmed')),
                ('decided_at', models.DateTimeField(blank=True, null=True, verbose_name='answered')),
                ('account', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='proposals', to=settings.AUTH_USER_MODEL, verbose_name='account')),
                ('authority', models.ForeignKey(blank=True, editable=False, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='proposals', to='initiatives.authority')),
                ('challenge', models.ForeignKey(blank=True, editable=False, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='proposals', to='initiatives.challenge')),
                ('decided_by', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='answered by')),
                ('initiative', models.ForeignKey(blank=True, editable=False, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='proposals', to='initiatives.initiative')),
                ('network', models.ForeignKey(blank=True, editable=False, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='proposals', to='initiatives.network')),
                ('recommendation', models.ForeignKey(blank=True, editable=False, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='proposals', to='initiatives.recommendation')),
            ],
            options={
                'verbose_name': 'proposal',
                'verbose_name_plural': 'proposals',
                'ordering': ['-created_at', '-pk'],
                'default_permissions': ('change', 'view'),
                'constraints': [models.CheckConstraint(condition=models.Q(('record__in', ('authority', 'network', 'initiative', 'challenge', 'recommendation'))), name='proposal_record_is_known', violation_error_message='There is no such kind of entry.'), models.CheckConstraint(condition=models.Q(('authority__isnull', True), ('record', 'authority'), _connector='OR'), name='proposal_for_authority_is_about_one_entry', violation_error_message='A proposal is about one entry at most, of its own kind.'), models.CheckConstraint(condition=models.Q(('network__isnull', True), ('record', 'network'), _connector='OR'), name='proposal_for_network_is_about_one_entry', violation_error_message='A proposal is about one entry at most, of its own kind.'), models.CheckConstraint(condition=models.Q(('initiative__isnull', True), ('record', 'initiative'), _connector='OR'), name='proposal_for_initiative_is_about_one_entry', violation_error_message='A proposal is about one entry at most, of its own kind.'), models.CheckConstraint(condition=models.Q(('challenge__isnull', True), ('record', 'challenge'), _connector='OR'), name='proposal_for_challenge_is_about_one_entry', violation_error_message='A proposal is about one entry at most, of its own kind.'), models.CheckConstraint(condition=models.Q(('recommendation__isnull', True), ('record', 'recommendation'), _connector='OR'), name='proposal_for_recommendation_is_about_one_entry', violation_error_message='A proposal is about one entry at most, of its own kind.'), models.CheckConstraint(condition=models.Q(('language__in', ['en', 'fr'])), name='proposal_language_is_known', violation_error_message='Choose one of: en, fr.'), models.CheckConstraint(condition=models.Q(('state__in', ['unconfirmed', 'waiting', 'accepted', 'accepted_in_part', 'declined', 'recalled'])), name='proposal_state_is_known', violation_error_message='Choose one of: unconfirmed, waiting, accepted, accepted_in_part, declined, recalled.'), models.CheckConstraint(condition=models.Q(models.Q(('text', ''), _negated=True), ('document__isnull', False), _connector='OR'), name='proposal_says_something', violation_error_message='Say what is wrong, or what should be added.'), models.CheckConstraint(condition=models.Q(models.Q(('title', ''), _negated=True), ('document__isnull', False), _connector='OR'), name='proposal_has_a_title', violation_error_message='Say what it is called.'), models.CheckConstraint(condition=django.db.models.lookups.LessThanOrEqual(django.db.models.functions.text.Length('text'), 4000), name='proposal_text_is_not_too_long', violation_error_message='Write at most 4,000 characters.'), models.CheckConstraint(condition=django.db.models.lookups.LessThanOrEqual(django.db.models.functions.text.Length('sources'), 2000), name='proposal_sources_is_not_too_long', violation_error_message='Write at most 2,000 characters.'), models.CheckConstraint(condition=models.Q(models.Q(('state', 'unconfirmed'), _negated=True), models.Q(('author_email', ''), _negated=True), _connector='OR'), name='unconfirmed_proposal_has_an_address', violation_error_message='Give the e-mail address to which we send the link.'), models.CheckConstraint(condition=models.Q(models.Q(('confirmed_at__isnull', True), ('state', 'unconfirmed')), models.Q(models.Q(('state', 'unconfirmed'), _negated=True), ('confirmed_at__isnull', False)), _connector='OR'), name='proposal_is_seen_once_it_is_confirmed', violation_error_message='Only what its author has confirmed waits for an answer.'), models.CheckConstraint(condition=models.Q(models.Q(('decided_at__isnull', False), ('state__in', ('accepted', 'accepted_in_part', 'declined'))), models.Q(models.Q(('state__in', ('accepted', 'accepted_in_part', 'declined')), _negated=True), ('decided_at__isnull', True)), _connector='OR'), name='answered_proposal_has_its_day', violation_error_message='Only an answer has a day, and every answer has one.'), models.CheckConstraint(condition=models.Q(models.Q(('state__in', ['accepted_in_part', 'declined']), _negated=True), models.Q(('reason', ''), _negated=True), _connector='OR'), name='proposal_is_not_declined_without_a_reason', violation_error_message='Tell its author why.')],
            },
        ),
        migrations.RunPython(let_staff_answer, migrations.RunPython.noop),
    ]
