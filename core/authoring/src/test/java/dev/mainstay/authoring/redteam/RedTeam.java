package dev.mainstay.authoring.redteam;

import java.util.List;

/** What the red team wrote, for tests elsewhere. */
public final class RedTeam {

    private RedTeam() {}

    /** The rule files of all attacks on the rule language. */
    public static List<String> ruleFiles() {
        return RuleAttacks.all().stream().map(Attack::text).toList();
    }
}
