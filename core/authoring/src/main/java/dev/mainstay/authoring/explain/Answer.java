package dev.mainstay.authoring.explain;

import dev.mainstay.advice.Advice;
import java.util.List;
import java.util.Locale;

/** What an {@link Explainer} says. Answers are immutable and thread-safe. */
public sealed interface Answer permits Explanation, WhatIf, Counterfactual, FindOut {

    /** The advice it is about. */
    Advice advice();

    /** The answer as reasons, each with what it rests on. */
    List<Reason> reasons();

    /**
     * The answer for people: Chinese for Chinese locales, else English; codes with their titles in the pack. Control
     * characters of names are shown as dots, so that no input can forge a line.
     */
    String text(Locale locale);
}
