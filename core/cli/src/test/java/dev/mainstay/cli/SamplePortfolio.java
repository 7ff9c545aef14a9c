package dev.mainstay.cli;

import dev.mainstay.account.AccountSnapshot;
import dev.mainstay.account.Complaint;
import dev.mainstay.account.MonthlyOrders;
import dev.mainstay.account.Rival;
import dev.mainstay.json.SnapshotWriter;
import dev.mainstay.vocabulary.ComplaintCategory;
import dev.mainstay.vocabulary.ComplaintSeverity;
import dev.mainstay.vocabulary.Money;
import dev.mainstay.vocabulary.RivalMove;
import dev.mainstay.vocabulary.Tier;
import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.Random;

/** Accounts of every sort, the same ones every time. */
final class SamplePortfolio {

    static final LocalDate DAY = LocalDate.of(2026, 3, 31);

    private SamplePortfolio() {}

    /** Writes as many accounts as JSON Lines; every so many one has euros where the others have yuan. */
    static Path write(Path file, int accounts, int everyEuro) throws IOException {
        SnapshotWriter writer = new SnapshotWriter();
        Random random = new Random(5);
        try (BufferedWriter out = Files.newBufferedWriter(file)) {
            for (int i = 1; i <= accounts; i++) {
                String currency = everyEuro > 0 && i % everyEuro == 0 ? "EUR" : "CNY";
                out.write(writer.write(account(i, currency, random)));
                out.newLine();
            }
        }
        return file;
    }

    private static AccountSnapshot account(int i, String currency, Random random) {
        AccountSnapshot.Builder builder = AccountSnapshot.builder("A-" + i, DAY)
                .name((i % 3 == 0 ? "华南贸易 " : i % 3 == 1 ? "Northern Works " : "Société Générique ") + i)
                .profile(p -> p.industry(i % 2 == 0 ? "feed" : "electronics")
                        .region(i % 5 == 0 ? "华东" : "North")
                        .tier(of(Tier.values(), i)));
        if (i % 7 != 0) {
            builder.value(v -> v.annualRevenue(Money.of(String.valueOf(50_000 + random.nextInt(20_000_000)), currency))
                    .grossMarginRate(0.05 + random.nextDouble() * 0.4)
                    .revenueChange(random.nextDouble() * 0.8 - 0.5));
        }
        if (i % 2 == 0) {
            builder.delivery(d -> d.onTimeRate(0.6 + random.nextDouble() * 0.4)
                    .daysToPeakSeason(random.nextInt(120))
                    .peakSupplyAgreed(random.nextBoolean()));
        }
        if (i % 3 == 0) {
            builder.communication(c -> c.keyAccountTeam(random.nextBoolean())
                    .daysSinceContact(random.nextInt(200))
                    .managerLeaving(random.nextInt(8) == 0));
        }
        if (i % 4 == 0) {
            builder.channel(c -> c.overdueDays(random.nextInt(120)).diversionIncidents12m(random.nextInt(3)));
        }
        if (i % 5 == 0) {
            builder.rival(Rival.builder("Rival " + random.nextInt(9))
                    .move(of(RivalMove.values(), random.nextInt(99)))
                    .observedOn(DAY.minusDays(random.nextInt(200)))
                    .strength(random.nextDouble())
                    .confirmed(random.nextBoolean())
                    .build());
        }
        if (i % 6 == 0) {
            builder.complaint(Complaint.builder("C-" + i)
                    .category(of(ComplaintCategory.values(), random.nextInt(99)))
                    .severity(of(ComplaintSeverity.values(), random.nextInt(99)))
                    .openedOn(DAY.minusDays(random.nextInt(100)))
                    .build());
        }
        if (i % 2 == 1) {
            for (int month = 24; month >= 0; month--) {
                builder.month(new MonthlyOrders(
                        YearMonth.from(DAY).minusMonths(month), random.nextInt(90_000), random.nextInt(6)));
            }
        }
        return builder.build();
    }

    private static <T> T of(T[] values, int number) {
        List<T> all = List.of(values);
        return all.get(number % all.size());
    }
}
