package dev.mainstay.authoring.internal.interval;

import dev.mainstay.vocabulary.FactType;
import dev.mainstay.vocabulary.Lookup;
import dev.mainstay.vocabulary.Metric;
import dev.mainstay.vocabulary.Unit;

/** One thing that can be so or so: a property of a fact, what a fact says of a code, or which action is proposed. */
sealed interface Variable {

    /** The fact it is of. */
    FactType fact();

    /** Which of several such facts, from 0. */
    int instance();

    /** Whether its values are texts. */
    default boolean isText() {
        return false;
    }

    /** The numbers it can be, where it is not a text. */
    default Grid grid() {
        return Grid.WHOLE;
    }

    /** Anything at all, unknown included. */
    default Cell anything() {
        return new Cell(isText() ? TextSet.all() : NumberSet.all(grid()), true);
    }

    /** A property of the account, of a list element, or of one of the facts made during a consultation. */
    record Property(Metric<?> metric, int instance) implements Variable {
        @Override
        public FactType fact() {
            return metric.fact();
        }

        @Override
        public boolean isText() {
            return metric.unit() == Unit.TEXT;
        }

        @Override
        public Grid grid() {
            return metric.unit().whole() ? Grid.WHOLE : Grid.REAL;
        }

        @Override
        public String toString() {
            return metric.name() + (instance == 0 ? "" : "#" + instance);
        }
    }

    /** What a fact says of a code. */
    record Answer(Lookup lookup, String code, int instance) implements Variable {
        @Override
        public FactType fact() {
            return lookup.fact();
        }

        @Override
        public Grid grid() {
            return lookup.unit().whole() ? Grid.WHOLE : Grid.REAL;
        }

        @Override
        public String toString() {
            return lookup.ruleName() + "(\"" + code + "\")" + (instance == 0 ? "" : "#" + instance);
        }
    }

    /** Whether the proposed action has a trait, where it may be any action. */
    record Trait(String word, int instance) implements Variable {
        @Override
        public FactType fact() {
            return FactType.PROPOSAL;
        }

        @Override
        public String toString() {
            return "traits contains \"" + word + "\"" + (instance == 0 ? "" : "#" + instance);
        }
    }

    /** Which action is proposed, by its position in the catalogue. Everything else a proposal has follows from it. */
    record Proposed(int instance) implements Variable {
        @Override
        public FactType fact() {
            return FactType.PROPOSAL;
        }

        @Override
        public String toString() {
            return "action" + (instance == 0 ? "" : "#" + instance);
        }
    }
}
