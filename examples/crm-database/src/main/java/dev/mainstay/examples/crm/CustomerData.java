package dev.mainstay.examples.crm;

import java.sql.SQLException;
import java.time.LocalDate;
import java.util.List;

/** Where the rows come from. */
interface CustomerData {

    /** The rows of a query, in its order, as they were known on that day. */
    List<Row> rows(Query query, LocalDate asOf) throws SQLException;
}
