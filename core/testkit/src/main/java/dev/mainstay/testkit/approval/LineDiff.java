package dev.mainstay.testkit.approval;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * The shortest way from some lines to others, by their longest common subsequence. Lines are compared label by label, so that
 * what took the place of what stands below it. Meant for blocks of some dozens of lines.
 */
public final class LineDiff {

    private LineDiff() {}

    /** All lines by label: gone ones after {@code -}, new ones after {@code +}, the same after a space. */
    public static List<String> of(List<String> before, List<String> after) {
        List<String> lines = new ArrayList<>();
        Set<String> labels = new LinkedHashSet<>(AdviceText.LABELS);
        before.forEach(line -> labels.add(label(line)));
        after.forEach(line -> labels.add(label(line)));
        for (String label : labels) {
            lines.addAll(ofLabel(labelled(before, label), labelled(after, label)));
        }
        return lines;
    }

    private static String label(String line) {
        return line.strip().split("\\s", 2)[0];
    }

    private static List<String> labelled(List<String> lines, String label) {
        return lines.stream().filter(line -> label(line).equals(label)).toList();
    }

    private static List<String> ofLabel(List<String> before, List<String> after) {
        int[][] common = new int[before.size() + 1][after.size() + 1];
        for (int i = before.size() - 1; i >= 0; i--) {
            for (int j = after.size() - 1; j >= 0; j--) {
                common[i][j] = before.get(i).equals(after.get(j))
                        ? common[i + 1][j + 1] + 1
                        : Math.max(common[i + 1][j], common[i][j + 1]);
            }
        }
        List<String> lines = new ArrayList<>();
        int i = 0;
        int j = 0;
        while (i < before.size() || j < after.size()) {
            if (i < before.size() && j < after.size() && before.get(i).equals(after.get(j))) {
                lines.add(" " + before.get(i));
                i++;
                j++;
            } else if (j == after.size() || (i < before.size() && common[i + 1][j] >= common[i][j + 1])) {
                lines.add("-" + before.get(i++));
            } else {
                lines.add("+" + after.get(j++));
            }
        }
        return lines;
    }
}
