package dev.mainstay.internal.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.mainstay.AdviceLimits;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BudgetTest {

    @ParameterizedTest
    @ValueSource(ints = {1, 2_047, 2_048, 2_049, 2_050, 4_096, 4_097, 4_098, 4_099, 6_147})
    void as_much_work_as_the_limit_is_done_and_no_more(int limit) {
        Budget budget = new Budget(AdviceLimits.standard().withMatches(limit), List.of());
        for (int i = 0; i < limit; i++) {
            budget.spend();
        }
        assertThat(budget.overrun()).isEmpty();
        assertThatThrownBy(budget::spend).isInstanceOf(ConsultationException.class);

        Budget atOnce = new Budget(AdviceLimits.standard().withMatches(limit), List.of());
        atOnce.spend(limit);
        assertThat(atOnce.overrun()).isEmpty();
        assertThatThrownBy(() -> atOnce.spend(1)).isInstanceOf(ConsultationException.class);
    }
}
