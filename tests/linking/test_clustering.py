import numpy as np

from rashomon.linking.clustering import join_by_mean, runs

LIKE = np.array([[1.0, 0.9, 0.2, 0.7], [0.9, 1.0, 0.2, 0.5], [0.2, 0.2, 1.0, 0.1], [0.7, 0.5, 0.1, 1.0]])


def test_groups_join_while_they_are_alike_enough_in_the_mean() -> None:
    singles = [[0], [1], [2], [3]]
    assert join_by_mean(LIKE, singles, 0.6) == [[0, 1, 3], [2]]
    assert join_by_mean(LIKE, singles, 0.65) == [[0, 1], [2], [3]]


def test_what_may_not_join_stays_apart_also_through_a_third() -> None:
    asked: list[set[int]] = []

    def may_join(mine: list[int], others: list[int]) -> bool:
        asked.append({*mine, *others})
        return {0, 1} - {*mine, *others} != set()

    assert join_by_mean(LIKE, [[0], [1], [2], [3]], 0.4, may_join) == [[0, 3], [1], [2]]
    assert {0, 1} in asked


def test_given_groups_stay_together_and_nothing_gives_nothing() -> None:
    assert join_by_mean(LIKE, [[0, 2], [1], [3]], 0.99) == [[0, 2], [1], [3]]
    assert join_by_mean(np.zeros((0, 0)), [], 0.5) == []


def test_runs_are_all_items_as_they_come_or_so_many_at_a_time_in_order() -> None:
    assert runs([3, 1, 2], 3, int) == [[3, 1, 2]]
    assert runs([3, 1, 2], 2, int) == [[1, 2], [3]]
    assert runs([], 2, int) == [[]]
