-- Receivables: open balance, overdue invoices and use of the credit limit, payments set against the oldest invoice first.
--
-- Parameter 1: reporting date (DATE).
-- Parameter 2: days allowed for payment (INTEGER). The database holds no payment terms; agree the number with Finance.
-- Parameter 3: difference to overlook (money). Prices here are rounded to whole units and payments are not.
--
-- account_id        customer number
-- balance           invoiced less paid, as it stands; negative = we owe the customer
-- disputed          part of what was invoiced that is in dispute; never counted as overdue
-- overdue_amount    undisputed invoices past due of which nothing is paid         -> channel.overdueAmount
-- overdue_days      days the oldest of these is past due; 0 = none             -> channel.overdueDays
-- short_paid        what is missing on an invoice past due that was paid in part (attribute)
-- short_paid_days   days that invoice is past due; 0 = none                       (attribute)
-- open_orders       value of orders accepted but not shipped (On Hold, In Process)
-- credit_limit_use  (balance + open orders) / credit limit, never below 0; NULL without a limit -> channel.creditLimitUse
--
-- Payments name no invoice, so they are set against the customer's oldest invoices. Several cancelled orders had been
-- paid, and no refund is recorded: what was paid for them stands as credit. If Finance did refund them, the true
-- overdue amount is higher. A few invoices were paid in part, and credit notes are not recorded either: the rest is
-- therefore shown apart and not called overdue. What is left is the least that is certainly overdue.
-- Open orders count towards the limit because that is how the company itself decides to hold an order.
WITH report (as_of, terms, residue) AS (VALUES (CAST(? AS DATE), CAST(? AS INTEGER), CAST(? AS DECIMAL(17, 2)))),
     placed (account_id, order_number, status, shipped_on, amount) AS (
         SELECT o.customernumber, o.ordernumber, o.status,
                CASE
                    WHEN o.status IN ('Shipped', 'Resolved', 'Disputed') AND CAST(o.shippeddate AS DATE) <= r.as_of
                        THEN CAST(o.shippeddate AS DATE) END,
                SUM(d.quantityordered * d.priceeach)
         FROM report r
                  JOIN "orders" o ON CAST(o.orderdate AS DATE) <= r.as_of AND o.status <> 'Cancelled'
                  JOIN "orderdetails" d ON d.ordernumber = o.ordernumber
         GROUP BY o.customernumber, o.ordernumber, o.status, o.shippeddate, r.as_of),
     paid (account_id, amount) AS (
         SELECT p.customernumber, SUM(p.amount)
         FROM report r
                  JOIN "payments" p ON CAST(p.paymentdate AS DATE) <= r.as_of
         GROUP BY p.customernumber),
     invoice (account_id, shipped_on, amount, up_to_here) AS (
         SELECT i.account_id, i.shipped_on, i.amount, SUM(e.amount)
         FROM placed i
                  JOIN placed e ON e.account_id = i.account_id AND e.status <> 'Disputed'
             AND (e.shipped_on < i.shipped_on OR e.shipped_on = i.shipped_on AND e.order_number <= i.order_number)
         WHERE i.shipped_on IS NOT NULL
           AND i.status <> 'Disputed'
         GROUP BY i.account_id, i.order_number, i.shipped_on, i.amount),
     unpaid (account_id, shipped_on, amount, missing) AS (
         SELECT i.account_id, i.shipped_on, i.amount, i.up_to_here - COALESCE(p.amount, 0)
         FROM invoice i
                  LEFT JOIN paid p ON p.account_id = i.account_id),
     overdue (account_id, amount, short_paid, oldest, oldest_short) AS (
         SELECT u.account_id,
                SUM(CASE WHEN u.missing >= u.amount - r.residue THEN u.amount ELSE 0 END),
                SUM(CASE WHEN u.missing >= u.amount - r.residue THEN 0 ELSE u.missing END),
                MIN(CASE WHEN u.missing >= u.amount - r.residue THEN u.shipped_on END),
                MIN(CASE WHEN u.missing >= u.amount - r.residue THEN NULL ELSE u.shipped_on END)
         FROM report r
                  JOIN unpaid u ON u.missing > r.residue AND DATEDIFF('day', u.shipped_on, r.as_of) > r.terms
         GROUP BY u.account_id),
     owed (account_id, invoiced, disputed, open_orders) AS (
         SELECT account_id,
                SUM(CASE WHEN shipped_on IS NOT NULL THEN amount ELSE 0 END),
                SUM(CASE WHEN shipped_on IS NOT NULL AND status = 'Disputed' THEN amount ELSE 0 END),
                SUM(CASE WHEN shipped_on IS NULL THEN amount ELSE 0 END)
         FROM placed
         GROUP BY account_id)
SELECT b.account_id,
       b.invoiced - COALESCE(p.amount, 0)                                               AS balance,
       b.disputed                                                                       AS disputed,
       COALESCE(o.amount, 0)                                                            AS overdue_amount,
       COALESCE(DATEDIFF('day', o.oldest, r.as_of) - r.terms, 0)                        AS overdue_days,
       COALESCE(o.short_paid, 0)                                                        AS short_paid,
       COALESCE(DATEDIFF('day', o.oldest_short, r.as_of) - r.terms, 0)                  AS short_paid_days,
       b.open_orders                                                                    AS open_orders,
       CAST(GREATEST(b.invoiced - COALESCE(p.amount, 0) + b.open_orders, 0) AS DOUBLE)
           / NULLIF(c.creditlimit, 0)                                                   AS credit_limit_use
FROM report r
         CROSS JOIN owed b
         JOIN "customers" c ON c.customernumber = b.account_id
         LEFT JOIN paid p ON p.account_id = b.account_id
         LEFT JOIN overdue o ON o.account_id = b.account_id
ORDER BY overdue_amount DESC, b.account_id
