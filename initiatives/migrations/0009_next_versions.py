"""Next versions of published entries, and the versions that the public has seen."""

import django.db.models.deletion
import django.db.models.functions.datetime
import django.db.models.lookups
import pgtrigger.compiler
import pgtrigger.migrations
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('initiatives', '0008_history'),
        ('pghistory', '0007_auto_20250421_0444'),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name='NextVersion',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('state', models.CharField(choices=[('draft', 'Draft'), ('in_review', 'In review'), ('published', 'Published'), ('archived', 'Withdrawn')], default='draft', max_length=20, verbose_name='state')),
                ('base', models.JSONField(verbose_name='published text it was drafted from')),
                ('document', models.JSONField(verbose_name='text')),
                ('row_keys', models.JSONField(default=dict)),
                ('created_at', models.DateTimeField(auto_now_add=True, verbose_name='begun')),
                ('updated_at', models.DateTimeField(auto_now=True, verbose_name='last change')),
                ('authority', models.OneToOneField(blank=True, null=True, on_delete=django.db.models.deletion.CASCADE, related_name='next_version', to='initiatives.authority')),
                ('challenge', models.OneToOneField(blank=True, null=True, on_delete=django.db.models.deletion.CASCADE, related_name='next_version', to='initiatives.challenge')),
                ('initiative', models.OneToOneField(blank=True, null=True, on_delete=django.db.models.deletion.CASCADE, related_name='next_version', to='initiatives.initiative')),
                ('network', models.OneToOneField(blank=True, null=True, on_delete=django.db.models.deletion.CASCADE, related_name='next_version', to='initiatives.network')),
                ('recommendation', models.OneToOneField(blank=True, null=True, on_delete=django.db.models.deletion.CASCADE, related_name='next_version', to='initiatives.recommendation')),
            ],
            options={
                'verbose_name': 'next version',
                'verbose_name_plural': 'next versions',
                'default_permissions': (),
            },
        ),
        migrations.CreateModel(
            name='NextVersionEvent',
            fields=[
                ('pgh_id', models.AutoField(primary_key=True, serialize=False)),
                ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                ('pgh_label', models.TextField(help_text='The event label.')),
                ('base', models.JSONField(verbose_name='published text it was drafted from')),
                ('document', models.JSONField(verbose_name='text')),
                ('id', models.BigIntegerField()),
                ('row_keys', models.JSONField(default=dict)),
                ('state', models.CharField(choices=[('draft', 'Draft'), ('in_review', 'In review'), ('published', 'Published'), ('archived', 'Withdrawn')], default='draft', max_length=20, verbose_name='state')),
                ('authority', models.ForeignKey(blank=True, db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='initiatives.authority')),
                ('challenge', models.ForeignKey(blank=True, db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='initiatives.challenge')),
                ('initiative', models.ForeignKey(blank=True, db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='initiatives.initiative')),
                ('network', models.ForeignKey(blank=True, db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='initiatives.network')),
                ('pgh_context', models.ForeignKey(db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='pghistory.context')),
                ('pgh_obj', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='initiatives.nextversion')),
                ('recommendation', models.ForeignKey(blank=True, db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='initiatives.recommendation')),
            ],
            options={
                'abstract': False,
                'default_permissions': (),
            },
        ),
        migrations.CreateModel(
            name='PublishedVersion',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('version', models.PositiveIntegerField(verbose_name='version')),
                ('document', models.JSONField(verbose_name='text')),
                ('published_at', models.DateTimeField(db_default=django.db.models.functions.datetime.Now(), verbose_name='published')),
                ('authority', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.CASCADE, related_name='published_versions', to='initiatives.authority')),
                ('challenge', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.CASCADE, related_name='published_versions', to='initiatives.challenge')),
                ('initiative', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.CASCADE, related_name='published_versions', to='initiatives.initiative')),
                ('network', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.CASCADE, related_name='published_versions', to='initiatives.network')),
                ('published_by', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='published by')),
                ('recommendation', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.CASCADE, related_name='published_versions', to='initiatives.recommendation')),
            ],
            options={
                'verbose_name': 'published version',
                'verbose_name_plural': 'published versions',
                'ordering': ['-version'],
                'default_permissions': (),
            },
        ),
        migrations.AddConstraint(
            model_name='nextversion',
            constraint=models.CheckConstraint(condition=django.db.models.lookups.Exact(models.Func(models.F('authority'), models.F('network'), models.F('initiative'), models.F('challenge'), models.F('recommendation'), function='num_nonnulls', output_field=models.IntegerField()), 1), name='next_version_is_of_one_entry', violation_error_message='A version belongs to exactly one entry.'),
        ),
        migrations.AddConstraint(
            model_name='nextversion',
            constraint=models.CheckConstraint(condition=models.Q(('state__in', ['draft', 'in_review'])), name='next_version_is_not_published_yet', violation_error_message='A next version is a draft, or in review.'),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='nextversion',
            trigger=pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "initiatives_nextversionevent" ("authority_id", "base", "challenge_id", "document", "id", "initiative_id", "network_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "recommendation_id", "row_keys", "state") SELECT new_values."authority_id", new_values."base", new_values."challenge_id", new_values."document", new_values."id", new_values."initiative_id", new_values."network_id", _pgh_attached_context.value, statement_timestamp(), \'insert\', new_values."id", new_values."recommendation_id", new_values."row_keys", new_values."state" FROM ( SELECT new_values.* FROM new_values  ) AS new_values, _pgh_attached_context; RETURN NULL;', hash='ecaf59a7f8064d1b9bc4261bf170743fe9b36404', level='STATEMENT', operation='INSERT', pgid='pgtrigger_insert_insert_57fbe', referencing='REFERENCING NEW TABLE AS new_values ', table='initiatives_nextversion', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='nextversion',
            trigger=pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "initiatives_nextversionevent" ("authority_id", "base", "challenge_id", "document", "id", "initiative_id", "network_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "recommendation_id", "row_keys", "state") SELECT new_values."authority_id", new_values."base", new_values."challenge_id", new_values."document", new_values."id", new_values."initiative_id", new_values."network_id", _pgh_attached_context.value, statement_timestamp(), \'update\', new_values."id", new_values."recommendation_id", new_values."row_keys", new_values."state" FROM ( SELECT new_values.* FROM old_values JOIN new_values ON (old_values."id") = (new_values."id") WHERE (old_values."authority_id" IS DISTINCT FROM (new_values."authority_id") OR old_values."base" IS DISTINCT FROM (new_values."base") OR old_values."challenge_id" IS DISTINCT FROM (new_values."challenge_id") OR old_values."document" IS DISTINCT FROM (new_values."document") OR old_values."id" IS DISTINCT FROM (new_values."id") OR old_values."initiative_id" IS DISTINCT FROM (new_values."initiative_id") OR old_values."network_id" IS DISTINCT FROM (new_values."network_id") OR old_values."recommendation_id" IS DISTINCT FROM (new_values."recommendation_id") OR old_values."row_keys" IS DISTINCT FROM (new_values."row_keys") OR old_values."state" IS DISTINCT FROM (new_values."state")) ) AS new_values, _pgh_attached_context; RETURN NULL;', hash='4b5dd6ca813a7fe9a92c80050eebaacc2f340e34', level='STATEMENT', operation='UPDATE', pgid='pgtrigger_update_update_50164', referencing='REFERENCING OLD TABLE AS old_values  NEW TABLE AS new_values ', table='initiatives_nextversion', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='nextversion',
            trigger=pgtrigger.compiler.Trigger(name='delete_delete', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "initiatives_nextversionevent" ("authority_id", "base", "challenge_id", "document", "id", "initiative_id", "network_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "recommendation_id", "row_keys", "state") SELECT old_values."authority_id", old_values."base", old_values."challenge_id", old_values."document", old_values."id", old_values."initiative_id", old_values."network_id", _pgh_attached_context.value, statement_timestamp(), \'delete\', old_values."id", old_values."recommendation_id", old_values."row_keys", old_values."state" FROM ( SELECT old_values.* FROM old_values  ) AS old_values, _pgh_attached_context; RETURN NULL;', hash='5a418d95aa1f0eeea149464ab6448b7b222ecad6', level='STATEMENT', operation='DELETE', pgid='pgtrigger_delete_delete_a8529', referencing='REFERENCING OLD TABLE AS old_values ', table='initiatives_nextversion', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='nextversionevent',
            trigger=pgtrigger.compiler.Trigger(name='append_only', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;", hash='b05889f2ab592651636d992fe3de8023f62397f0', operation='UPDATE OR DELETE', pgid='pgtrigger_append_only_104b4', table='initiatives_nextversionevent', when='BEFORE')),
        ),
        migrations.AddConstraint(
            model_name='publishedversion',
            constraint=models.CheckConstraint(condition=django.db.models.lookups.Exact(models.Func(models.F('authority'), models.F('network'), models.F('initiative'), models.F('challenge'), models.F('recommendation'), function='num_nonnulls', output_field=models.IntegerField()), 1), name='published_version_is_of_one_entry', violation_error_message='A version belongs to exactly one entry.'),
        ),
        migrations.AddConstraint(
            model_name='publishedversion',
            constraint=models.UniqueConstraint(fields=('authority', 'network', 'initiative', 'challenge', 'recommendation', 'version'), name='published_version_has_its_own_number', nulls_distinct=False, violation_error_message='This version is kept already.'),
        ),
    ]
