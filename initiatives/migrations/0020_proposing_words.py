"""Words of vocabularies are proposed too, in words, to those who may write them."""

from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('initiatives', '0019_asking_to_withdraw'),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.RemoveConstraint(
            model_name='proposal',
            name='proposal_record_is_known',
        ),
        migrations.AddConstraint(
            model_name='proposal',
            constraint=models.CheckConstraint(condition=models.Q(('record__in', ('authority', 'network', 'initiative', 'challenge', 'recommendation', 'country', 'place', 'sector', 'framework', 'commitment', 'competence', 'source', 'meeting', 'synonym'))), name='proposal_record_is_known', violation_error_message='There is no such kind of entry.'),
        ),
    ]
