package dev.mainstay.cli;

import dev.mainstay.authoring.diff.PortfolioDiff;
import dev.mainstay.authoring.diff.PortfolioDiff.Load;
import dev.mainstay.authoring.diff.PortfolioDiff.Side;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;

/** The figures of both packs, as people read them. */
final class DiffFigures {

    private final PortfolioDiff portfolio;
    private final List<Figure> figures = new ArrayList<>();

    DiffFigures(PortfolioDiff portfolio) {
        this.portfolio = portfolio;
    }

    /**
     * A figure.
     *
     * @param label what it is
     * @param before by the old pack
     * @param after by the new pack
     * @param more what is more, with its sign; empty where nothing changes
     */
    record Figure(String label, String before, String after, String more) {}

    /** All of them, in the words of a language. */
    List<Figure> of(DiffWords words) {
        figures.clear();
        Side was = portfolio.before();
        Side is = portfolio.after();
        count(words.word("flagged"), was.flagged(), is.flagged());
        count(words.word("atRisk"), was.atRisk(), is.atRisk());
        count(words.word("unserved"), was.unserved(), is.unserved());
        count(words.word("actions"), was.actions(), is.actions());
        amounts(words, "cost", was.cost(), is.cost());
        amounts(words, "protected", was.marginProtected(), is.marginProtected());
        count(words.word("unpriced"), was.unpriced(), is.unpriced());
        TreeSet<String> owners = new TreeSet<>(was.workload().keySet());
        owners.addAll(is.workload().keySet());
        for (String owner : owners) {
            String label = words.word("hours", words.text("owner." + owner));
            amount(words, label, hours(was.workload(), owner), hours(is.workload(), owner));
        }
        return List.copyOf(figures);
    }

    private static BigDecimal hours(Map<String, Load> workload, String owner) {
        Load load = workload.get(owner);
        return load == null ? BigDecimal.ZERO : load.hours();
    }

    private void count(String label, long was, long is) {
        String more = was == is ? "" : (is > was ? "+" : "") + (is - was);
        figures.add(new Figure(label, String.valueOf(was), String.valueOf(is), more));
    }

    private void amounts(
            DiffWords words, String key, SortedMap<String, BigDecimal> was, SortedMap<String, BigDecimal> is) {
        Map<String, BigDecimal> all = new TreeMap<>(was);
        all.putAll(is);
        for (String currency : all.keySet()) {
            amount(
                    words,
                    words.word(key, currency),
                    was.getOrDefault(currency, BigDecimal.ZERO),
                    is.getOrDefault(currency, BigDecimal.ZERO));
        }
    }

    private void amount(DiffWords words, String label, BigDecimal was, BigDecimal is) {
        BigDecimal more = is.subtract(was);
        figures.add(new Figure(
                label,
                words.number(was),
                words.number(is),
                more.signum() == 0 ? "" : (more.signum() > 0 ? "+" : "") + words.number(more)));
    }
}
