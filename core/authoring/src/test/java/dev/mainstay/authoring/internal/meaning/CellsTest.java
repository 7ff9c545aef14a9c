package dev.mainstay.authoring.internal.meaning;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mainstay.authoring.internal.meaning.BreakPoints.Point;
import dev.mainstay.authoring.internal.meaning.Cells.Cell;
import dev.mainstay.vocabulary.Unit;
import java.util.List;
import java.util.SplittableRandom;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class CellsTest {

    @Test
    void a_metric_is_cut_at_its_points() {
        Cells cells = Cells.of(Unit.RATIO, List.of(new Point(0.8, 0.01), new Point(0.9, 0.01)));
        assertThat(cells.all())
                .containsExactly(
                        new Cell(Double.NEGATIVE_INFINITY, 0.8),
                        new Cell(0.8, 0.8),
                        new Cell(0.8, 0.9),
                        new Cell(0.9, 0.9),
                        new Cell(0.9, Double.POSITIVE_INFINITY));
        assertThat(cells.all().stream().mapToDouble(cell -> cells.nearest(cell, 0.86)))
                .containsExactly(0.79, 0.8, 0.86, 0.9, 0.91);
    }

    @Test
    void nothing_lies_beyond_what_the_unit_admits_or_between_neighbouring_days() {
        Cells ratio = Cells.of(Unit.RATIO, List.of(new Point(0, 0.1), new Point(0.95, 0.1), new Point(1, 0.1)));
        assertThat(ratio.all().stream().mapToDouble(cell -> ratio.nearest(cell, 0)))
                .containsExactly(0.0, 0.1, 0.95, 0.975, 1.0);
        Cells days = Cells.of(Unit.DAYS, List.of(new Point(30, 7), new Point(31, 7)));
        assertThat(days.all().stream().mapToDouble(cell -> days.nearest(cell, 500)))
                .containsExactly(29.0, 30.0, 31.0, 500.0);
    }

    @Test
    void every_admissible_number_has_its_cell_and_every_cell_its_number() {
        SplittableRandom random = new SplittableRandom(7);
        int tried = 0;
        for (int i = 0; i < 2_000; i++) {
            Unit unit = List.of(Unit.RATIO, Unit.DAYS, Unit.CHANGE, Unit.SCORE100, Unit.SIGNED_COUNT)
                    .get(random.nextInt(5));
            TreeMap<Double, Point> points = new TreeMap<>();
            for (int j = random.nextInt(6); j > 0; j--) {
                double value = some(unit, random);
                points.put(value, new Point(value, unit.whole() ? 1 + random.nextInt(5) : 0.01));
            }
            Cells cells = Cells.of(unit, List.copyOf(points.values()));
            double number = some(unit, random);
            assertThat(cells.all().stream().filter(cell -> cell.holds(number))).hasSize(1);
            for (Cell cell : cells.all()) {
                double nearest = cells.nearest(cell, number);
                assertThat(cell.holds(nearest))
                        .as("%s in %s of %s", nearest, cell, points.keySet())
                        .isTrue();
                assertThat(nearest).isBetween(unit.min(), unit.max());
                tried++;
            }
        }
        System.out.println("cells tried: " + tried);
    }

    private static double some(Unit unit, SplittableRandom random) {
        double least = Math.max(unit.min(), -20);
        double most = Math.min(unit.max(), 20);
        double any = least + (most - least) * random.nextInt(0, 101) / 100;
        return unit.whole() ? Math.rint(any) : Math.rint(any * 100) / 100;
    }
}
