"""Tokens of partners for the API; administrators give and revoke them."""

import django.db.models.deletion
from django.conf import settings
from django.apps.registry import Apps
from django.db import migrations, models
from django.db.backends.base.schema import BaseDatabaseSchemaEditor

from initiatives.migrations._permits import permit


def let_administrators_give(apps: Apps, schema_editor: BaseDatabaseSchemaEditor) -> None:
    rights = ["add_apitoken", "delete_apitoken", "view_apitoken"]
    permit(apps, schema_editor.connection.alias, {"administrator": rights})


class Migration(migrations.Migration):

    dependencies = [
        ('initiatives', '0016_proposals'),
        ('auth', '0012_alter_user_first_name_max_length'),
        ('contenttypes', '0002_remove_content_type_name'),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.AddField(
            model_name='proposal',
            name='token',
            field=models.CharField(blank=True, editable=False, max_length=25, verbose_name='token'),
        ),
        migrations.CreateModel(
            name='ApiToken',
            fields=[
                ('digest', models.CharField(max_length=128, primary_key=True, serialize=False)),
                ('token_key', models.CharField(db_index=True, max_length=25)),
                ('created', models.DateTimeField(auto_now_add=True)),
                ('expiry', models.DateTimeField(blank=True, null=True)),
                ('name', models.CharField(max_length=100, verbose_name='used for')),
                ('scope', models.CharField(choices=[('reader', 'Reads'), ('contribute', 'Reads and proposes')], default='reader', max_length=20, verbose_name='scope')),
                ('user', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='auth_token_set', to=settings.AUTH_USER_MODEL)),
            ],
            options={
                'verbose_name': 'API token',
                'verbose_name_plural': 'API tokens',
                'ordering': ['-created'],
                'default_permissions': ('add', 'delete', 'view'),
                'constraints': [models.CheckConstraint(condition=models.Q(('scope__in', ['reader', 'contribute'])), name='api_token_scope_is_known', violation_error_message='Choose one of: reader, contribute.')],
            },
        ),
        migrations.RunPython(let_administrators_give, migrations.RunPython.noop),
    ]
