"""Comments of colleagues, scheduled publications, and notices by e-mail."""

import datetime
import django.db.models.deletion
import django.db.models.expressions
import django.db.models.lookups
import django.utils.timezone
import initiatives.constraints
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('auth', '0012_alter_user_first_name_max_length'),
        ('initiatives', '0014_focal_points'),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name='NoticeChoice',
            fields=[
                ('user', models.OneToOneField(on_delete=django.db.models.deletion.CASCADE, primary_key=True, related_name='notice_choice', serialize=False, to=settings.AUTH_USER_MODEL)),
                ('pace', models.CharField(choices=[('at_once', 'At once, in at most one e-mail every 15 minutes'), ('daily', 'Once a day, in the morning'), ('none', 'Never')], default='at_once', max_length=10, verbose_name='how often')),
            ],
            options={
                'verbose_name': 'choice of notices',
                'verbose_name_plural': 'choices of notices',
                'default_permissions': (),
                'constraints': [models.CheckConstraint(condition=models.Q(('pace__in', ['at_once', 'daily', 'none'])), name='notice_choice_pace_is_known', violation_error_message='Choose one of: at_once, daily, none.')],
            },
        ),
        migrations.CreateModel(
            name='Comment',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('text', models.TextField(max_length=5000, verbose_name='comment')),
                ('created_at', models.DateTimeField(auto_now_add=True, verbose_name='written')),
                ('resolved_at', models.DateTimeField(blank=True, null=True, verbose_name='resolved')),
                ('addressed_to', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='comments_to_me', to=settings.AUTH_USER_MODEL, verbose_name='addressed to')),
                ('answer_to', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.CASCADE, related_name='answers', to='initiatives.comment', verbose_name='answer to')),
                ('author', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='author')),
                ('authority', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.CASCADE, related_name='comments', to='initiatives.authority')),
                ('challenge', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.CASCADE, related_name='comments', to='initiatives.challenge')),
                ('initiative', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.CASCADE, related_name='comments', to='initiatives.initiative')),
                ('network', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.CASCADE, related_name='comments', to='initiatives.network')),
                ('recommendation', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.CASCADE, related_name='comments', to='initiatives.recommendation')),
                ('resolved_by', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='resolved by')),
            ],
            options={
                'verbose_name': 'comment',
                'verbose_name_plural': 'comments',
                'ordering': ['created_at', 'pk'],
                'default_permissions': (),
                'constraints': [models.CheckConstraint(condition=django.db.models.lookups.Exact(models.Func(models.F('authority'), models.F('network'), models.F('initiative'), models.F('challenge'), models.F('recommendation'), function='num_nonnulls', output_field=models.IntegerField()), 1), name='comment_is_about_one_entry', violation_error_message='A comment is about exactly one entry.'), models.CheckConstraint(condition=models.Q(('text__regex', '^\\s*$'), _negated=True), name='comment_says_something', violation_error_message='Write what you have to say.'), models.CheckConstraint(condition=models.Q(('answer_to', None), models.Q(('addressed_to', None), ('resolved_at', None)), _connector='OR'), name='comment_that_answers_is_settled_with_the_first', violation_error_message='Address and resolve the first comment of a conversation.'), models.CheckConstraint(condition=models.Q(('resolved_by', None), ('resolved_at__isnull', False), _connector='OR'), name='comment_is_resolved_at_a_moment', violation_error_message='Who resolved a comment did so at a moment.'), initiatives.constraints.RowRule(holds='this.answer_to_id IS NULL OR EXISTS (SELECT FROM initiatives_comment AS first WHERE first.id = this.answer_to_id AND first.answer_to_id IS NULL AND first.authority_id IS NOT DISTINCT FROM this.authority_id AND first.network_id IS NOT DISTINCT FROM this.network_id AND first.initiative_id IS NOT DISTINCT FROM this.initiative_id AND first.challenge_id IS NOT DISTINCT FROM this.challenge_id AND first.recommendation_id IS NOT DISTINCT FROM this.recommendation_id)', name='comment_answers_the_first_of_its_entry', violation_error_message='Answer the first comment of a conversation about the same entry.')],
            },
        ),
        migrations.CreateModel(
            name='Notice',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('kind', models.CharField(choices=[('submitted', 'Waiting for your review'), ('returned', 'Returned to you'), ('commented', 'Comments for you'), ('not_published', 'Scheduled, but not published'), ('unscheduled', 'No longer scheduled'), ('published', 'Published')], max_length=20, verbose_name='kind')),
                ('what', models.TextField(blank=True, verbose_name='text')),
                ('created_at', models.DateTimeField(auto_now_add=True, verbose_name='written')),
                ('sent_at', models.DateTimeField(blank=True, null=True, verbose_name='sent')),
                ('authority', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.CASCADE, related_name='+', to='initiatives.authority')),
                ('by', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='by')),
                ('challenge', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.CASCADE, related_name='+', to='initiatives.challenge')),
                ('initiative', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.CASCADE, related_name='+', to='initiatives.initiative')),
                ('network', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.CASCADE, related_name='+', to='initiatives.network')),
                ('recipient', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='notices', to=settings.AUTH_USER_MODEL, verbose_name='recipient')),
                ('recommendation', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.CASCADE, related_name='+', to='initiatives.recommendation')),
            ],
            options={
                'verbose_name': 'notice',
                'verbose_name_plural': 'notices',
                'ordering': ['created_at', 'pk'],
                'default_permissions': (),
                'indexes': [models.Index(condition=models.Q(('sent_at', None)), fields=['recipient'], name='notices_that_wait')],
                'constraints': [models.CheckConstraint(condition=django.db.models.lookups.Exact(models.Func(models.F('authority'), models.F('network'), models.F('initiative'), models.F('challenge'), models.F('recommendation'), function='num_nonnulls', output_field=models.IntegerField()), 1), name='notice_is_about_one_entry', violation_error_message='A notice is about exactly one entry.'), models.CheckConstraint(condition=models.Q(('kind__in', ['submitted', 'returned', 'commented', 'not_published', 'unscheduled', 'published'])), name='notice_kind_is_known', violation_error_message='Choose one of: submitted, returned, commented, not_published, unscheduled, published.')],
            },
        ),
        migrations.CreateModel(
            name='Schedule',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('publish_on', models.DateTimeField(db_index=True, verbose_name='to be published on')),
                ('approved_at', models.DateTimeField(default=django.utils.timezone.now, verbose_name='approved')),
                ('read', models.CharField(max_length=40, verbose_name='version that was read')),
                ('refused', models.JSONField(blank=True, default=dict, verbose_name='why it was not published')),
                ('approved_by', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='approved by')),
                ('authority', models.OneToOneField(blank=True, null=True, on_delete=django.db.models.deletion.CASCADE, related_name='schedule', to='initiatives.authority')),
                ('challenge', models.OneToOneField(blank=True, null=True, on_delete=django.db.models.deletion.CASCADE, related_name='schedule', to='initiatives.challenge')),
                ('initiative', models.OneToOneField(blank=True, null=True, on_delete=django.db.models.deletion.CASCADE, related_name='schedule', to='initiatives.initiative')),
                ('network', models.OneToOneField(blank=True, null=True, on_delete=django.db.models.deletion.CASCADE, related_name='schedule', to='initiatives.network')),
                ('recommendation', models.OneToOneField(blank=True, null=True, on_delete=django.db.models.deletion.CASCADE, related_name='schedule', to='initiatives.recommendation')),
            ],
            options={
                'verbose_name': 'scheduled publication',
                'verbose_name_plural': 'scheduled publications',
                'default_permissions': (),
                'constraints': [models.CheckConstraint(condition=django.db.models.lookups.Exact(models.Func(models.F('authority'), models.F('network'), models.F('initiative'), models.F('challenge'), models.F('recommendation'), function='num_nonnulls', output_field=models.IntegerField()), 1), name='schedule_is_of_one_entry', violation_error_message='A scheduled publication is of exactly one entry.'), models.CheckConstraint(condition=models.Q(('publish_on__gt', models.F('approved_at'))), name='schedule_lies_ahead', violation_error_message='Choose a moment that is still to come.'), models.CheckConstraint(condition=models.Q(('publish_on__lte', django.db.models.expressions.CombinedExpression(models.F('approved_at'), '+', models.Value(datetime.timedelta(days=366))))), name='schedule_lies_within_a_year', violation_error_message='Choose a moment within a year.')],
            },
        ),
    ]
