"""Ways to break a rule that many records have; each gives what builds the record, one step before it is saved."""


def with_values(factory, **values):
    """A valid record that gets these values."""

    def build():
        record = factory()
        for name, value in values.items():
            setattr(record, name, value)
        return record

    return build


def pointing_at_itself(factory, field):
    def build():
        record = factory()
        setattr(record, field, record)
        return record

    return build


def without(factory, relation):
    """A published entry whose citations or participations are deleted in the same transaction."""

    def build():
        entry = factory()
        getattr(entry, relation).all().delete()
        return entry

    return build


def twin(factory, model, *fields):
    """A second record that says the same."""

    def build():
        first = factory()
        return model(**{name: getattr(first, name) for name in fields})

    return build
