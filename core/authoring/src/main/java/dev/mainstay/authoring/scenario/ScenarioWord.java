package dev.mainstay.authoring.scenario;

/** Words that stand in place of a value in a scenario file, in either language. */
public enum ScenarioWord {
    /** In a cell of an expectation: it must not be there. */
    ABSENT("absent", "无"),
    /** In a cell of an expectation: it must be there, whatever its value. */
    PRESENT("present", "有"),
    /** In a cell of a metric: nothing is known of it. */
    UNKNOWN("unknown", "未知"),
    /** Instead of codes: whatever there is. */
    ANY(Expectation.ANY, "任何");

    private final String english;
    private final String chinese;

    ScenarioWord(String english, String chinese) {
        this.english = english;
        this.chinese = chinese;
    }

    /** The English word. */
    public String english() {
        return english;
    }

    /** The Chinese word. */
    public String chinese() {
        return chinese;
    }

    /** Whether the text is this word. */
    public boolean is(String text) {
        return text.equals(english) || text.equals(chinese);
    }
}
