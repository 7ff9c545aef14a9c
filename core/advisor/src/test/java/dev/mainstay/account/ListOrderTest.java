package dev.mainstay.account;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.mainstay.problem.Problem;
import dev.mainstay.vocabulary.RivalMove;
import dev.mainstay.vocabulary.ShiftKind;
import java.time.LocalDate;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.Test;

/** A list says what there is, not in which order. */
class ListOrderTest {

    private static final LocalDate DAY = LocalDate.of(2026, 3, 31);
    private static final Complaint FIRST = Complaint.builder("C-1").build();
    private static final Complaint SECOND = Complaint.builder("C-2").build();
    private static final Rival PRICE = Rival.builder("R").move(RivalMove.PRICE).build();
    private static final Rival TERMS = Rival.builder("R").move(RivalMove.TERMS).build();
    private static final Shift SMALLER =
            Shift.builder().kind(ShiftKind.CONTRACTION).observedOn(DAY).build();
    private static final Shift UNKNOWN = Shift.builder().observedOn(DAY).build();

    @Test
    void snapshots_are_equal_in_whatever_order_elements_are_given() {
        AccountSnapshot one = AccountSnapshot.builder("A", DAY)
                .complaint(FIRST)
                .complaint(SECOND)
                .rival(PRICE)
                .rival(TERMS)
                .shift(SMALLER)
                .shift(UNKNOWN)
                .build();
        AccountSnapshot other = AccountSnapshot.builder("A", DAY)
                .shift(UNKNOWN)
                .shift(SMALLER)
                .rival(TERMS)
                .rival(PRICE)
                .complaint(SECOND)
                .complaint(FIRST)
                .build();

        assertThat(other).isEqualTo(one);
        assertThat(other.rivals()).isEqualTo(one.rivals());
        assertThat(other.shifts()).isEqualTo(one.shifts());
    }

    @Test
    void a_problem_is_placed_where_the_element_was_given() {
        Complaint tooLate = Complaint.builder("A").openedOn(DAY.plusDays(1)).build();

        assertThatThrownBy(() -> AccountSnapshot.builder("A", DAY)
                        .complaint(SECOND)
                        .complaint(tooLate)
                        .build())
                .asInstanceOf(InstanceOfAssertFactories.type(InvalidSnapshotException.class))
                .extracting(InvalidSnapshotException::problems, InstanceOfAssertFactories.list(Problem.class))
                .extracting(Problem::location)
                .containsExactly("$.complaints[1].openedOn");
    }
}
