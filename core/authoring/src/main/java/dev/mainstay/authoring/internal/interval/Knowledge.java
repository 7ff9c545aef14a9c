package dev.mainstay.authoring.internal.interval;

import java.time.LocalDate;
import java.util.List;
import java.util.Set;

/** What is known of variables before anything is asked: what they can be, and what ties them to each other. */
interface Knowledge {

    /** The vocabulary alone. */
    Knowledge NONE = new Knowledge() {};

    /** What the variable can be at all. */
    default Cell domain(Variable variable) {
        return Domain.of(variable);
    }

    /** Other questions whose limits matter where this one is asked. */
    default List<Question> behind(Question question) {
        return List.of();
    }

    /** What holds of every account, as far as it is of these variables. */
    default Formula of(Set<Variable> variables, LocalDate day, Encoder encoder) {
        return Formula.TRUE;
    }
}
