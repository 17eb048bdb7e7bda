"""Search docs made anew: thin rows with numbered terms, and a ledger of their counts."""

import django.contrib.postgres.fields
import django.contrib.postgres.indexes
import django.contrib.postgres.search
import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('initiatives', '0003_groups'),
    ]

    operations = [
        migrations.DeleteModel(
            name='SearchDoc',
        ),
        migrations.CreateModel(
            name='Term',
            fields=[
                ('id', models.IntegerField(primary_key=True, serialize=False)),
                ('name', models.TextField(unique=True)),
            ],
            options={
                'indexes': [],
                'constraints': [],
            },
        ),
        migrations.CreateModel(
            name='TermCount',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('record', models.CharField(max_length=20)),
                ('term', models.IntegerField()),
                ('n', models.BigIntegerField()),
                ('folded', models.BooleanField()),
            ],
            options={
                'indexes': [models.Index(fields=['record', 'term'], include=('n',), name='termcount_by_term'), models.Index(condition=models.Q(('folded', False)), fields=['id'], name='termcount_to_fold')],
                'constraints': [],
            },
        ),
        migrations.CreateModel(
            name='SearchDoc',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('record', models.CharField(max_length=20)),
                ('number', models.PositiveIntegerField()),
                ('authority', models.OneToOneField(db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='doc', to='initiatives.authority')),
                ('network', models.OneToOneField(db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='doc', to='initiatives.network')),
                ('initiative', models.OneToOneField(db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='doc', to='initiatives.initiative')),
                ('challenge', models.OneToOneField(db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='doc', to='initiatives.challenge')),
                ('recommendation', models.OneToOneField(db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='doc', to='initiatives.recommendation')),
                ('terms', django.contrib.postgres.fields.ArrayField(base_field=models.IntegerField(), size=None)),
                ('vector', django.contrib.postgres.search.SearchVectorField()),
                ('title', django.contrib.postgres.search.SearchVectorField()),
                ('names', django.contrib.postgres.search.SearchVectorField()),
                ('ties', models.JSONField()),
                ('sort_en', models.TextField()),
                ('sort_fr', models.TextField()),
                ('started_in', models.PositiveSmallIntegerField(null=True)),
                ('ended_in', models.PositiveSmallIntegerField(null=True)),
                ('recorded_status', models.TextField(null=True)),
                ('fingerprint', models.TextField()),
                ('changed_at', models.DateTimeField()),
            ],
            options={
                'indexes': [django.contrib.postgres.indexes.GinIndex(fields=['terms'], name='searchdoc_terms'), django.contrib.postgres.indexes.GinIndex(fields=['vector'], name='searchdoc_words'), django.contrib.postgres.indexes.GinIndex(fields=['names'], name='searchdoc_names'), models.Index(fields=['record', 'sort_en', 'number'], include=('id',), name='searchdoc_by_english_title'), models.Index(fields=['record', 'sort_fr', 'number'], include=('id',), name='searchdoc_by_french_title'), models.Index(fields=['record', '-changed_at', 'number'], include=('id',), name='searchdoc_by_change'), models.Index(fields=['record', 'number'], include=('id',), name='searchdoc_by_number')],
                'constraints': [models.CheckConstraint(condition=models.Q(('record__in', ['authority', 'network', 'initiative', 'challenge', 'recommendation'])), name='searchdoc_record_is_known')],
            },
        ),
    ]
