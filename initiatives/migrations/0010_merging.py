"""Entries that were found to be the same as another lead there."""

import django.db.models.deletion
import django.db.models.lookups
import pgtrigger.compiler
import pgtrigger.migrations
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('initiatives', '0009_next_versions'),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name='Merger',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('merged_at', models.DateTimeField(auto_now_add=True, verbose_name='merged')),
            ],
            options={
                'verbose_name': 'merger',
                'verbose_name_plural': 'mergers',
                'default_permissions': (),
            },
        ),
        pgtrigger.migrations.RemoveTrigger(
            model_name='nextversion',
            name='insert_insert',
        ),
        pgtrigger.migrations.RemoveTrigger(
            model_name='nextversion',
            name='update_update',
        ),
        pgtrigger.migrations.RemoveTrigger(
            model_name='nextversion',
            name='delete_delete',
        ),
        migrations.AddField(
            model_name='nextversion',
            name='absorbs',
            field=models.CharField(blank=True, max_length=80, verbose_name='key of the entry that is merged into it'),
        ),
        migrations.AddField(
            model_name='nextversionevent',
            name='absorbs',
            field=models.CharField(blank=True, max_length=80, verbose_name='key of the entry that is merged into it'),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='nextversion',
            trigger=pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "initiatives_nextversionevent" ("absorbs", "authority_id", "base", "challenge_id", "document", "id", "initiative_id", "network_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "recommendation_id", "row_keys", "state") SELECT new_values."absorbs", new_values."authority_id", new_values."base", new_values."challenge_id", new_values."document", new_values."id", new_values."initiative_id", new_values."network_id", _pgh_attached_context.value, statement_timestamp(), \'insert\', new_values."id", new_values."recommendation_id", new_values."row_keys", new_values."state" FROM ( SELECT new_values.* FROM new_values  ) AS new_values, _pgh_attached_context; RETURN NULL;', hash='16208251f2fe663f85d8aa37aae980c5b3997e9c', level='STATEMENT', operation='INSERT', pgid='pgtrigger_insert_insert_57fbe', referencing='REFERENCING NEW TABLE AS new_values ', table='initiatives_nextversion', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='nextversion',
            trigger=pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "initiatives_nextversionevent" ("absorbs", "authority_id", "base", "challenge_id", "document", "id", "initiative_id", "network_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "recommendation_id", "row_keys", "state") SELECT new_values."absorbs", new_values."authority_id", new_values."base", new_values."challenge_id", new_values."document", new_values."id", new_values."initiative_id", new_values."network_id", _pgh_attached_context.value, statement_timestamp(), \'update\', new_values."id", new_values."recommendation_id", new_values."row_keys", new_values."state" FROM ( SELECT new_values.* FROM old_values JOIN new_values ON (old_values."id") = (new_values."id") WHERE (old_values."absorbs" IS DISTINCT FROM (new_values."absorbs") OR old_values."authority_id" IS DISTINCT FROM (new_values."authority_id") OR old_values."base" IS DISTINCT FROM (new_values."base") OR old_values."challenge_id" IS DISTINCT FROM (new_values."challenge_id") OR old_values."document" IS DISTINCT FROM (new_values."document") OR old_values."id" IS DISTINCT FROM (new_values."id") OR old_values."initiative_id" IS DISTINCT FROM (new_values."initiative_id") OR old_values."network_id" IS DISTINCT FROM (new_values."network_id") OR old_values."recommendation_id" IS DISTINCT FROM (new_values."recommendation_id") OR old_values."row_keys" IS DISTINCT FROM (new_values."row_keys") OR old_values."state" IS DISTINCT FROM (new_values."state")) ) AS new_values, _pgh_attached_context; RETURN NULL;', hash='8a5cef8b549e6c5e076ce75702fca6f648c8298a', level='STATEMENT', operation='UPDATE', pgid='pgtrigger_update_update_50164', referencing='REFERENCING OLD TABLE AS old_values  NEW TABLE AS new_values ', table='initiatives_nextversion', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='nextversion',
            trigger=pgtrigger.compiler.Trigger(name='delete_delete', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "initiatives_nextversionevent" ("absorbs", "authority_id", "base", "challenge_id", "document", "id", "initiative_id", "network_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "recommendation_id", "row_keys", "state") SELECT old_values."absorbs", old_values."authority_id", old_values."base", old_values."challenge_id", old_values."document", old_values."id", old_values."initiative_id", old_values."network_id", _pgh_attached_context.value, statement_timestamp(), \'delete\', old_values."id", old_values."recommendation_id", old_values."row_keys", old_values."state" FROM ( SELECT old_values.* FROM old_values  ) AS old_values, _pgh_attached_context; RETURN NULL;', hash='c9d1ca10b2a26d968de48fee4383f6aeeda9c5ff', level='STATEMENT', operation='DELETE', pgid='pgtrigger_delete_delete_a8529', referencing='REFERENCING OLD TABLE AS old_values ', table='initiatives_nextversion', when='AFTER')),
        ),
        migrations.AddField(
            model_name='merger',
            name='authority',
            field=models.OneToOneField(blank=True, null=True, on_delete=django.db.models.deletion.CASCADE, related_name='merger', to='initiatives.authority'),
        ),
        migrations.AddField(
            model_name='merger',
            name='challenge',
            field=models.OneToOneField(blank=True, null=True, on_delete=django.db.models.deletion.CASCADE, related_name='merger', to='initiatives.challenge'),
        ),
        migrations.AddField(
            model_name='merger',
            name='initiative',
            field=models.OneToOneField(blank=True, null=True, on_delete=django.db.models.deletion.CASCADE, related_name='merger', to='initiatives.initiative'),
        ),
        migrations.AddField(
            model_name='merger',
            name='merged_by',
            field=models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='merged by'),
        ),
        migrations.AddField(
            model_name='merger',
            name='network',
            field=models.OneToOneField(blank=True, null=True, on_delete=django.db.models.deletion.CASCADE, related_name='merger', to='initiatives.network'),
        ),
        migrations.AddField(
            model_name='merger',
            name='recommendation',
            field=models.OneToOneField(blank=True, null=True, on_delete=django.db.models.deletion.CASCADE, related_name='merger', to='initiatives.recommendation'),
        ),
        migrations.AddConstraint(
            model_name='merger',
            constraint=models.CheckConstraint(condition=django.db.models.lookups.Exact(models.Func(models.F('authority'), models.F('network'), models.F('initiative'), models.F('challenge'), models.F('recommendation'), function='num_nonnulls', output_field=models.IntegerField()), 1), name='merger_is_of_one_entry', violation_error_message='A merger is of exactly one entry.'),
        ),
    ]
