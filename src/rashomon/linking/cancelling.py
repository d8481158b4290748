"""Cancelling: what reports tell as called off joins the one plan of its story that it was.

Who calls off a meeting need not be all who were to meet, and the day told is often that of the calling off: so less
than for two tellings of a meeting is enough, where just one plan may be meant.
"""

from collections.abc import Sequence

from rashomon.linking.mentions import Days, Profile, days_agree, places_agree, shared_actors


def join_called_off(groups: Sequence[Profile]) -> list[Profile]:
    """Join each group of mentions that tells only of something called off to the plan that it was."""
    plans = [group for group in groups if group.planned and not group.broken_off]
    kept: list[Profile] = []
    for group in groups:
        meant = [plan for plan in plans if _may_be_meant(plan, group)] if group.called_off else []
        named = [plan for plan in meant if shared_actors(plan, group)]
        sure = [plan for plan in named or meant if days_agree(plan.days, _ahead(group))] or named or meant
        if len(sure) == 1:
            sure[0].absorb(group)
        else:
            kept.append(group)
    return kept


def _may_be_meant(plan: Profile, group: Profile) -> bool:
    """Say whether a plan of the story has someone or the place in common, and is neither another nor a later one."""
    if plan is group or plan.sense != group.sense or not plan.stories & group.stories:
        return False
    if not (plan.published and group.published) or min(plan.published) > max(group.published):
        return False
    if days_agree(plan.days, _ahead(group)) is False or _was_before(plan, group):
        return False
    if plan.persons and group.persons and not plan.persons & group.persons:
        return False
    place = places_agree(plan.places, group.places)
    return place is not False and (shared_actors(plan, group) > 0 or (place is True and not group.actors))


def _ahead(group: Profile) -> list[Days]:
    """Return the days that are still to come when the group is told: others are those of the calling off."""
    return [days for days in group.days if days.begin is None or days.begin > min(group.published)]


def _was_before(plan: Profile, group: Profile) -> bool:
    """Say whether all that is told of it was over before anybody told of the plan: that was an earlier one."""
    ends = [days.end for days in group.days if days.end is not None]
    return len(ends) == len(group.days) > 0 and max(ends) < min(plan.published)
