package dev.mainstay.examples.crm;

import dev.mainstay.Outcome;
import dev.mainstay.account.AccountSnapshot;
import dev.mainstay.account.InvalidSnapshotException;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** Runs the queries once for all customers and puts each customer's rows together into its snapshot. */
final class SnapshotAssembler {

    private final LocalDate asOf;
    private final Map<Query, List<Row>> rows = new EnumMap<>(Query.class);
    private final Map<Query, Map<String, List<Row>>> byAccount = new EnumMap<>(Query.class);

    private SnapshotAssembler(CustomerData data, LocalDate asOf) throws SQLException {
        this.asOf = asOf;
        for (Query query : Query.values()) {
            List<Row> all = data.rows(query, asOf);
            rows.put(query, all);
            if (query != Query.SEASON) {
                byAccount.put(query, all.stream().collect(Collectors.groupingBy(Row::accountId)));
            }
        }
    }

    /** The snapshots of all customers that {@code accounts.sql} lists; rows of others are test entries. */
    static Assembly assemble(CustomerData data, LocalDate asOf) throws SQLException {
        SnapshotAssembler assembler = new SnapshotAssembler(data, asOf);
        List<AccountSnapshot> snapshots = new ArrayList<>();
        List<Outcome.Failed> failed = new ArrayList<>();
        for (Row account : assembler.all(Query.ACCOUNTS)) {
            try {
                snapshots.add(assembler.snapshot(account));
            } catch (InvalidSnapshotException impossible) {
                failed.add(new Outcome.Failed(
                        account.accountId(), "customer " + account.accountId(), impossible.problems()));
            }
        }
        return new Assembly(snapshots, failed);
    }

    private AccountSnapshot snapshot(Row row) {
        String id = row.accountId();
        AccountSnapshot.Builder account = Mapping.account(row, asOf);
        one(Query.VALUE, id).ifPresent(value -> Mapping.value(value, account));
        one(Query.DELIVERY, id).ifPresent(delivery -> Mapping.delivery(delivery, account));
        one(Query.RECEIVABLES, id).ifPresent(receivables -> Mapping.receivables(receivables, account));
        one(Query.LINES, id).ifPresent(lines -> Mapping.lines(lines, account));
        Mapping.orders(of(Query.ORDERS, id), account, asOf);
        Mapping.complaints(of(Query.COMPLAINTS, id), account);
        Mapping.rivals(of(Query.RIVALS, id), account);
        Mapping.shifts(of(Query.SHIFTS, id), account);
        Mapping.needs(of(Query.NEEDS, id), account, asOf);
        Mapping.remarks(of(Query.REMARKS, id), account, asOf);
        all(Query.SEASON).stream()
                .findFirst()
                .flatMap(strongest -> strongest.count("month_of_year"))
                .ifPresent(month -> Mapping.season(month, account, asOf));
        return account.build();
    }

    private List<Row> all(Query query) {
        return rows.getOrDefault(query, List.of());
    }

    private List<Row> of(Query query, String account) {
        return byAccount.getOrDefault(query, Map.of()).getOrDefault(account, List.of());
    }

    private Optional<Row> one(Query query, String account) {
        return of(query, account).stream().findFirst();
    }
}
