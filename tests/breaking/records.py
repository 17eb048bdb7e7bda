"""What entries rest on, and the words of vocabularies, that break a rule."""

from initiatives.models import Citation, Competence, Figure
from tests import factories as make

from .ways import pointing_at_itself, twin, with_values

SOME_DAY = "2021-09-14"


def commitment_of_the_same_code():
    first = make.CommitmentFactory()
    return make.CommitmentFactory.build(framework=first.framework, code=first.code)


def citation_of_two_records():
    citation = a_citation()
    citation.meeting = make.MeetingFactory()
    return citation


def a_citation():
    return make.CitationFactory(framework=make.FrameworkFactory())


def a_figure():
    return make.FigureFactory(framework=make.FrameworkFactory())


def search_doc_of_no_record():
    doc = make.PublishedInitiativeFactory().doc
    doc.record = "opinion"
    return doc


def of_all_years():
    for name, factory, field in [
        ("framework_year_is_plausible", make.FrameworkFactory, "adopted_in"),
        ("competence_since_is_plausible", make.CompetenceFactory, "since"),
        ("source_year_is_plausible", make.SourceFactory, "published_in"),
    ]:
        yield name, with_values(factory, **{field: 1799})


def of_all_web_addresses():
    for name, factory, field in [
        ("framework_url_is_a_web_address", make.FrameworkFactory, "url"),
        ("meeting_url_is_a_web_address", make.MeetingFactory, "url"),
        ("source_url_is_a_web_address", make.SourceFactory, "url"),
    ]:
        yield name, with_values(factory, **{field: "javascript:alert(1)"})


CASES = {
    **dict(of_all_years()),
    **dict(of_all_web_addresses()),
    "country_code_is_two_capitals": lambda: make.CountryFactory.build(iso2="ma"),
    "country_continent_is_known": with_values(make.CountryFactory, continent="atlantis"),
    "country_dialogue_status_is_known": with_values(make.CountryFactory, dialogue_status="friend"),
    "synonym_has_a_letter_or_digit": with_values(make.SynonymFactory, written="–"),
    "synonym_means_something": with_values(make.SynonymFactory, meant=[]),
    "place_has_both_coordinates_or_neither": with_values(make.PlaceFactory, latitude=34),
    "place_coordinates_are_on_earth": with_values(make.PlaceFactory, latitude=0, longitude=181),
    "framework_kind_is_known": with_values(make.FrameworkFactory, kind="wish"),
    "framework_ends_after_it_starts": with_values(make.FrameworkFactory, valid_from=2021, valid_until=2020),
    "framework_does_not_supersede_itself": pointing_at_itself(make.FrameworkFactory, "supersedes"),
    "commitment_code_is_unique_in_its_framework": commitment_of_the_same_code,
    "commitment_code_is_letters_and_digits": with_values(make.CommitmentFactory, code="5:a"),
    "competence_level_is_known": with_values(make.CompetenceFactory, level="village"),
    "competence_mandate_is_known": with_values(make.CompetenceFactory, mandate="wish"),
    "competence_has_no_twin": twin(
        make.CompetenceFactory, Competence, "country", "sector", "level", "mandate"
    ),
    "meeting_format_is_known": with_values(make.MeetingFactory, format="by_letter"),
    "meeting_ends_after_it_starts": with_values(
        make.MeetingFactory, starts_on=SOME_DAY, ends_on="2021-09-13"
    ),
    "source_kind_is_known": with_values(make.SourceFactory, kind="rumour"),
    "source_consulted_is_a_month_or_a_day": with_values(make.SourceFactory, accessed="2026-13"),
    "citation_is_about_one_record": with_values(a_citation, framework=None),
    "citation_has_no_twin": twin(a_citation, Citation, "framework", "source"),
    "figure_is_about_one_record": with_values(a_figure, meeting=None, framework=None),
    "figure_qualifier_is_known": with_values(a_figure, qualifier="perhaps"),
    "figure_date_is_a_year_month_or_day": with_values(a_figure, as_of="2021-9"),
    "figure_has_no_twin": twin(a_figure, Figure, "framework", "source", "measure", "value"),
    "searchdoc_record_is_known": search_doc_of_no_record,
}
MORE_WAYS = {
    "citation_is_about_one_record": citation_of_two_records,
}
