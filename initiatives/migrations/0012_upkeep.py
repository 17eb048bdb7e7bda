"""Links, translations and twins are looked after; the database notes which language of a text is newer."""

import django.db.models.deletion
import initiatives.models.base
from django.conf import settings
from django.db import migrations, models

from initiatives import indexing


class Migration(migrations.Migration):

    dependencies = [
        ('initiatives', '0011_accounts'),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name='LinkCheck',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('address', initiatives.models.base.WebAddressField(blank=True, max_length=500, unique=True, verbose_name='address')),
                ('state', models.CharField(choices=[('sound', 'Sound'), ('moved', 'Moved for good'), ('gone', 'Gone'), ('refused', 'Not open to programs'), ('unreachable', 'Not reached'), ('barred', 'Not a public address')], max_length=20, verbose_name='state')),
                ('status', models.PositiveSmallIntegerField(null=True, verbose_name='status')),
                ('leads_to', models.TextField(blank=True, verbose_name='leads to')),
                ('failures', models.PositiveSmallIntegerField(default=0, verbose_name='failures')),
                ('checked_at', models.DateTimeField(verbose_name='checked')),
            ],
            options={
                'verbose_name': 'link',
                'verbose_name_plural': 'links',
                'ordering': ['address'],
                'default_permissions': (),
                'constraints': [models.CheckConstraint(condition=models.Q(('address', ''), ('address__regex', '^https?://[^\\s]+$'), _connector='OR'), name='link_is_a_web_address', violation_error_message='Give an address that begins with http:// or https://.'), models.CheckConstraint(condition=models.Q(('state__in', ['sound', 'moved', 'gone', 'refused', 'unreachable', 'barred'])), name='link_state_is_known', violation_error_message='Choose one of: sound, moved, gone, refused, unreachable, barred.'), models.CheckConstraint(condition=models.Q(('state', 'moved'), ('leads_to', ''), _connector='XOR'), name='link_that_has_moved_leads_somewhere', violation_error_message='Say where the link leads, and of no other.')],
            },
        ),
        migrations.CreateModel(
            name='NewerText',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('record', models.CharField(max_length=20)),
                ('entry', models.BigIntegerField()),
                ('text', models.CharField(max_length=30)),
                ('language', models.CharField(choices=[('en', 'English'), ('fr', 'French')], max_length=2)),
                ('since', models.DateTimeField()),
            ],
            options={
                'default_permissions': (),
                'constraints': [models.UniqueConstraint(fields=('record', 'entry', 'text'), name='newer_text_is_told_once', violation_error_message='This text is noted already.'), models.CheckConstraint(condition=models.Q(('record__in', ('authority', 'network', 'initiative', 'challenge', 'recommendation'))), name='newer_text_is_of_an_entry', violation_error_message='Choose one of: authority, network, initiative, challenge, recommendation.'), models.CheckConstraint(condition=models.Q(('language__in', ['en', 'fr'])), name='newer_text_language_is_known', violation_error_message='Choose one of: en, fr.')],
            },
        ),
        migrations.CreateModel(
            name='Twin',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('record', models.CharField(max_length=20)),
                ('one', models.BigIntegerField()),
                ('other', models.BigIntegerField()),
                ('likeness', models.PositiveSmallIntegerField(verbose_name='likeness')),
                ('found_at', models.DateTimeField(auto_now_add=True)),
                ('dismissed_at', models.DateTimeField(null=True)),
                ('dismissed_by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to=settings.AUTH_USER_MODEL)),
            ],
            options={
                'verbose_name': 'possible twins',
                'ordering': ['-likeness', 'id'],
                'default_permissions': (),
                'constraints': [models.UniqueConstraint(fields=('record', 'one', 'other'), name='twins_are_told_once', violation_error_message='This pair is recorded already.'), models.CheckConstraint(condition=models.Q(('record__in', ('authority', 'network', 'initiative', 'challenge', 'recommendation'))), name='twins_are_entries', violation_error_message='Choose one of: authority, network, initiative, challenge, recommendation.'), models.CheckConstraint(condition=models.Q(('one__lt', models.F('other'))), name='twins_are_two_in_order', violation_error_message='Name two entries, the older one first.'), models.CheckConstraint(condition=models.Q(('likeness__range', (0, 100))), name='twins_likeness_is_of_a_hundred', violation_error_message='Likeness is a number from 0 to 100.')],
            },
        ),
        migrations.AddIndex('authority', models.Index(fields=['website'], name='authority_by_website')),
        migrations.AddIndex('network', models.Index(fields=['website'], name='network_by_website')),
        migrations.AddIndex('initiative', models.Index(fields=['website'], name='initiative_by_website')),
        migrations.RunSQL(indexing.install(), migrations.RunSQL.noop),
    ]
