"""Whoever writes an entry may ask those who withdraw: a comment that waits, and who is told of it."""

from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('initiatives', '0018_uploads'),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.RemoveConstraint(
            model_name='notice',
            name='notice_kind_is_known',
        ),
        migrations.AddField(
            model_name='comment',
            name='asks_to_withdraw',
            field=models.BooleanField(default=False, verbose_name='asks to withdraw the entry'),
        ),
        migrations.AlterField(
            model_name='notice',
            name='kind',
            field=models.CharField(choices=[('submitted', 'Waiting for your review'), ('returned', 'Returned to you'), ('asked_to_withdraw', 'Asked to be withdrawn'), ('commented', 'Comments for you'), ('not_published', 'Scheduled, but not published'), ('unscheduled', 'No longer scheduled'), ('published', 'Published'), ('withdrawn', 'Withdrawn, as you asked')], max_length=20, verbose_name='kind'),
        ),
        migrations.AddConstraint(
            model_name='comment',
            constraint=models.CheckConstraint(condition=models.Q(('asks_to_withdraw', False), ('answer_to', None), _connector='OR'), name='comment_that_asks_opens_a_conversation', violation_error_message='Ask to withdraw an entry in the first comment of a conversation.'),
        ),
        migrations.AddConstraint(
            model_name='comment',
            constraint=models.UniqueConstraint(condition=models.Q(('asks_to_withdraw', True), ('resolved_at', None)), fields=('authority', 'network', 'initiative', 'challenge', 'recommendation'), name='comment_asks_to_withdraw_once', nulls_distinct=False, violation_error_message='Somebody has asked for this already. Write in that conversation.'),
        ),
        migrations.AddConstraint(
            model_name='notice',
            constraint=models.CheckConstraint(condition=models.Q(('kind__in', ['submitted', 'returned', 'asked_to_withdraw', 'commented', 'not_published', 'unscheduled', 'published', 'withdrawn'])), name='notice_kind_is_known', violation_error_message='Choose one of: submitted, returned, asked_to_withdraw, commented, not_published, unscheduled, published, withdrawn.'),
        ),
    ]
