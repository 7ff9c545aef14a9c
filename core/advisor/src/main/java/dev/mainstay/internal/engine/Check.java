package dev.mainstay.internal.engine;

import dev.mainstay.pack.Operator;
import dev.mainstay.vocabulary.Lookup;
import java.util.List;
import java.util.Set;

/**
 * A condition, ready to be asked of a fact. Whatever is unknown is {@code NaN} or null, for which {@link #holds} is false and
 * {@link #mayHold} is true, negation being already inside the comparisons.
 */
abstract class Check {

    /** The condition certainly holds. */
    abstract boolean holds(Fact fact);

    /** The condition holds, or might if more were known. */
    abstract boolean mayHold(Fact fact);

    /** Reads one side of a comparison. */
    interface Reader {
        double read(Fact fact);
    }

    record PropertyReader(int metric) implements Reader {
        @Override
        public double read(Fact fact) {
            return fact.number(metric);
        }
    }

    record LimitReader(int limit) implements Reader {
        @Override
        public double read(Fact fact) {
            return fact.consultation().limits.value(limit);
        }
    }

    record AnswerReader(Lookup lookup, int code) implements Reader {
        @Override
        public double read(Fact fact) {
            return fact.answer(lookup, code);
        }
    }

    record Constant(double value) implements Reader {
        @Override
        public double read(Fact fact) {
            return value;
        }
    }

    static final class Compare extends Check {
        private final Reader left;
        private final Operator operator;
        private final Reader right;

        Compare(Reader left, Operator operator, Reader right) {
            this.left = left;
            this.operator = operator;
            this.right = right;
        }

        @Override
        boolean holds(Fact fact) {
            return holds(left.read(fact), operator, right.read(fact));
        }

        /** Every comparison with {@code NaN} is false, the one for being different included. */
        static boolean holds(double a, Operator operator, double b) {
            return switch (operator) {
                case LESS -> a < b;
                case AT_MOST -> a <= b;
                case GREATER -> a > b;
                case AT_LEAST -> a >= b;
                case EQUAL -> a == b;
                case NOT_EQUAL -> a < b || a > b;
                case CONTAINS, NOT_CONTAINS -> throw new IllegalStateException(operator + " is for sets");
            };
        }

        @Override
        boolean mayHold(Fact fact) {
            double a = left.read(fact);
            double b = right.read(fact);
            return Double.isNaN(a) || Double.isNaN(b) || holds(a, operator, b);
        }
    }

    /** A property held against a limit or a fixed number, which most conditions are: {@link Compare} without its detours. */
    static final class CompareProperty extends Check {
        private static final int NO_LIMIT = -1;

        private final int metric;
        private final Operator operator;
        private final int limit;
        private final double number;

        private CompareProperty(int metric, Operator operator, int limit, double number) {
            this.metric = metric;
            this.operator = operator;
            this.limit = limit;
            this.number = number;
        }

        static CompareProperty withLimit(int metric, Operator operator, int limit) {
            return new CompareProperty(metric, operator, limit, Double.NaN);
        }

        static CompareProperty withNumber(int metric, Operator operator, double number) {
            return new CompareProperty(metric, operator, NO_LIMIT, number);
        }

        private double right(Fact fact) {
            return limit == NO_LIMIT ? number : fact.consultation().limits.value(limit);
        }

        @Override
        boolean holds(Fact fact) {
            return Compare.holds(fact.number(metric), operator, right(fact));
        }

        @Override
        boolean mayHold(Fact fact) {
            double a = fact.number(metric);
            double b = right(fact);
            return Double.isNaN(a) || Double.isNaN(b) || Compare.holds(a, operator, b);
        }
    }

    static final class TextCheck extends Check {
        private final int metric;
        private final boolean equal;
        private final String text;

        TextCheck(int metric, boolean equal, String text) {
            this.metric = metric;
            this.equal = equal;
            this.text = text;
        }

        @Override
        boolean holds(Fact fact) {
            Object known = fact.object(metric);
            return known != null && text.equals(known) == equal;
        }

        @Override
        boolean mayHold(Fact fact) {
            Object known = fact.object(metric);
            return known == null || text.equals(known) == equal;
        }
    }

    static final class SetCheck extends Check {
        private final int metric;
        private final boolean contains;
        private final String word;

        SetCheck(int metric, boolean contains, String word) {
            this.metric = metric;
            this.contains = contains;
            this.word = word;
        }

        @Override
        boolean holds(Fact fact) {
            return fact.object(metric) instanceof Set<?> words && words.contains(word) == contains;
        }

        @Override
        boolean mayHold(Fact fact) {
            return holds(fact);
        }
    }

    static final class All extends Check {
        private final Check[] parts;

        All(List<Check> parts) {
            this.parts = parts.toArray(new Check[0]);
        }

        @Override
        boolean holds(Fact fact) {
            for (Check part : parts) {
                if (!part.holds(fact)) {
                    return false;
                }
            }
            return true;
        }

        @Override
        boolean mayHold(Fact fact) {
            for (Check part : parts) {
                if (!part.mayHold(fact)) {
                    return false;
                }
            }
            return true;
        }
    }

    static final class Any extends Check {
        private final Check[] parts;

        Any(List<Check> parts) {
            this.parts = parts.toArray(new Check[0]);
        }

        @Override
        boolean holds(Fact fact) {
            for (Check part : parts) {
                if (part.holds(fact)) {
                    return true;
                }
            }
            return false;
        }

        @Override
        boolean mayHold(Fact fact) {
            for (Check part : parts) {
                if (part.mayHold(fact)) {
                    return true;
                }
            }
            return false;
        }
    }

    /** The fact is a real element and not what stands for an unknown list. */
    static final class Real extends Check {
        @Override
        boolean holds(Fact fact) {
            fact.consultation().budget.spend();
            return !(fact instanceof Fact.Listed listed) || listed.real();
        }

        @Override
        boolean mayHold(Fact fact) {
            fact.consultation().budget.spend();
            return true;
        }
    }
}
