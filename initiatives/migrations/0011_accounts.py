"""Profiles, invitations and the role of focal points; and the table in which attempts to sign in are counted."""

import django.db.models.deletion
import django.utils.timezone
from django.conf import settings
from django.apps.registry import Apps
from django.core.management import call_command
from django.db import migrations, models
from django.db.backends.base.schema import BaseDatabaseSchemaEditor

from initiatives.migrations._permits import permit

INVITES = {"administrator": ["add_invitation", "view_invitation"]}


def let_administrators_invite(apps: Apps, schema_editor: BaseDatabaseSchemaEditor) -> None:
    """Instead of making accounts with passwords that two people know."""
    using = schema_editor.connection.alias
    permit(apps, using, INVITES)
    groups = apps.get_model("auth", "Group").objects.using(using)
    makes_accounts = apps.get_model("auth", "Permission").objects.using(using).filter(
        content_type__app_label="auth", codename="add_user"
    )
    for group in groups.filter(name__in=INVITES):
        group.permissions.remove(*makes_accounts)
    groups.get_or_create(name="focal point")


def remove_focal_points(apps: Apps, schema_editor: BaseDatabaseSchemaEditor) -> None:
    groups = apps.get_model("auth", "Group").objects.using(schema_editor.connection.alias)
    groups.filter(name="focal point").delete()


def make_cache_table(apps: Apps, schema_editor: BaseDatabaseSchemaEditor) -> None:
    """Named in the settings; nothing is done where it is there, or counted elsewhere."""
    call_command("createcachetable", database=schema_editor.connection.alias, verbosity=0)


class Migration(migrations.Migration):

    dependencies = [
        ('auth', '0012_alter_user_first_name_max_length'),
        ('contenttypes', '0002_remove_content_type_name'),
        ('initiatives', '0010_merging'),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name='Invitation',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('email', models.EmailField(max_length=150, verbose_name='e-mail address')),
                ('language', models.CharField(choices=[('en', 'English'), ('fr', 'French')], default='en', max_length=2, verbose_name='language')),
                ('sent_at', models.DateTimeField(default=django.utils.timezone.now, editable=False, verbose_name='sent')),
                ('accepted_at', models.DateTimeField(editable=False, null=True, verbose_name='accepted')),
                ('revoked_at', models.DateTimeField(editable=False, null=True, verbose_name='revoked')),
                ('account', models.OneToOneField(editable=False, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='invitation', to=settings.AUTH_USER_MODEL, verbose_name='account')),
                ('countries', models.ManyToManyField(blank=True, help_text='Of a focal point: the countries for which they speak.', related_name='+', to='initiatives.country', verbose_name='countries')),
                ('groups', models.ManyToManyField(blank=True, related_name='+', to='auth.group', verbose_name='roles')),
                ('invited_by', models.ForeignKey(editable=False, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='invited by')),
            ],
            options={
                'verbose_name': 'invitation',
                'verbose_name_plural': 'invitations',
                'ordering': ['-sent_at', '-id'],
                'constraints': [models.CheckConstraint(condition=models.Q(('language__in', ['en', 'fr'])), name='invitation_language_is_known', violation_error_message='Choose one of: en, fr.'), models.CheckConstraint(condition=models.Q(('email__regex', '[A-Z]'), _negated=True), name='invitation_address_is_in_small_letters', violation_error_message='Write the e-mail address in small letters.'), models.CheckConstraint(condition=models.Q(('accepted_at__isnull', True), ('revoked_at__isnull', True), _connector='OR'), name='invitation_is_not_accepted_and_revoked', violation_error_message='An invitation that was accepted cannot be revoked. Close the account.'), models.UniqueConstraint(condition=models.Q(('accepted_at__isnull', True), ('revoked_at__isnull', True)), fields=('email',), name='invitation_is_open_once_per_address', violation_error_message='This address has been invited already. Send that invitation again.')],
            },
        ),
        migrations.CreateModel(
            name='Profile',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('language', models.CharField(choices=[('en', 'English'), ('fr', 'French')], default='en', max_length=2, verbose_name='language')),
                ('countries', models.ManyToManyField(blank=True, help_text='Of a focal point: the countries for which they speak.', related_name='+', to='initiatives.country', verbose_name='countries')),
                ('user', models.OneToOneField(on_delete=django.db.models.deletion.CASCADE, related_name='profile', to=settings.AUTH_USER_MODEL, verbose_name='account')),
            ],
            options={
                'verbose_name': 'profile',
                'verbose_name_plural': 'profiles',
                'default_permissions': (),
                'constraints': [models.CheckConstraint(condition=models.Q(('language__in', ['en', 'fr'])), name='profile_language_is_known', violation_error_message='Choose one of: en, fr.')],
            },
        ),
        migrations.RunPython(let_administrators_invite, remove_focal_points),
        migrations.RunPython(make_cache_table, migrations.RunPython.noop),
    ]
