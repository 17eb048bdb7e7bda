"""Searches that readers keep under a short link; staff may look at them, and nobody writes them by hand."""

import django.db.models.functions.text
import django.db.models.lookups
from django.apps.registry import Apps
from django.db import migrations, models
from django.db.backends.base.schema import BaseDatabaseSchemaEditor

import initiatives.models.searches
from initiatives.migrations._permits import permit

READERS = ("editor", "publisher", "administrator")


def let_staff_look(apps: Apps, schema_editor: BaseDatabaseSchemaEditor) -> None:
    permit(apps, schema_editor.connection.alias, dict.fromkeys(READERS, ["view_savedsearch"]))


class Migration(migrations.Migration):

    dependencies = [
        ('initiatives', '0006_synonyms_and_excerpts'),
        ('auth', '0012_alter_user_first_name_max_length'),
        ('contenttypes', '0002_remove_content_type_name'),
    ]

    operations = [
        migrations.CreateModel(
            name='SavedSearch',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('token', models.CharField(default=initiatives.models.searches.new_token, max_length=8, unique=True, verbose_name='token')),
                ('record', models.CharField(max_length=20, verbose_name='list')),
                ('query', models.TextField(verbose_name='question')),
                ('created_on', models.DateField(auto_now_add=True, verbose_name='saved on')),
            ],
            options={
                'verbose_name': 'saved search',
                'verbose_name_plural': 'saved searches',
                'ordering': ['-created_on', '-id'],
                'constraints': [models.CheckConstraint(condition=models.Q(('record__in', ('authority', 'network', 'initiative', 'challenge', 'recommendation'))), name='saved_search_asks_a_known_list', violation_error_message='Choose one of: authority, network, initiative, challenge, recommendation.'), models.CheckConstraint(condition=models.Q(('token__regex', '^[23456789bcdfghjkmnpqrstvwxyz]{8}$')), name='saved_search_token_is_unmistakable', violation_error_message='A token has 8 of these characters: 23456789bcdfghjkmnpqrstvwxyz.'), models.CheckConstraint(condition=models.Q(('query__regex', '^[!-~]+$')), name='saved_search_asks_something', violation_error_message='Write the question as it stands in an address, not empty.'), models.CheckConstraint(condition=django.db.models.lookups.LessThanOrEqual(django.db.models.functions.text.Length('query'), 2000), name='saved_search_is_not_too_long', violation_error_message='This search is longer than 2,000 characters. Take some of its values back.'), models.UniqueConstraint(fields=('record', 'query'), name='saved_search_is_kept_once', violation_error_message='This search is saved already.')],
            },
        ),
        migrations.RunPython(let_staff_look, migrations.RunPython.noop),
    ]
