package dev.mainstay.pack;

import dev.mainstay.vocabulary.Lookup;
import dev.mainstay.vocabulary.Metric;

/** One side of a comparison. */
public sealed interface Term {

    /** As a rule writes it. */
    String text();

    /**
     * A property of the matched fact.
     *
     * @param metric the property
     */
    record Property(Metric<?> metric) implements Term {
        @Override
        public String text() {
            return metric.name();
        }
    }

    /**
     * What the matched fact says of a code.
     *
     * @param lookup the question
     * @param code what it is about
     */
    record Answer(Lookup lookup, String code) implements Term {
        @Override
        public String text() {
            return lookup.ruleName() + "(\"" + code + "\")";
        }
    }

    /**
     * A limit of limits.csv, resolved for the account and day.
     *
     * @param key its key
     */
    record Limit(String key) implements Term {
        @Override
        public String text() {
            return "limit(\"" + key + "\")";
        }
    }

    /**
     * A number: flags are 0 and 1, codes their position.
     *
     * @param value the number
     * @param text as the rule wrote it
     */
    record NumberLiteral(double value, String text) implements Term {}

    /**
     * A quoted text.
     *
     * @param value the text
     */
    record TextLiteral(String value) implements Term {
        @Override
        public String text() {
            return '"' + value + '"';
        }
    }
}
