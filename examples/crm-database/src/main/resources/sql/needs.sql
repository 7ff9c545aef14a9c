-- Needs: models customers asked for in the last twelve months, and whether they have bought any since.
--
-- Parameter 1: reporting date (DATE).
--
-- account_id    customer number
-- wish          what was asked for
-- observed_on   day of the order, the earliest day of the remark
-- in_range      products of that description in our range
-- bought_since  later orders of the customer with such a product; 0 = the need is unmet
-- remark        what was written on the order
--
-- product.unmetNeeds is the number of a customer's rows with bought_since = 0, product.oldestUnmetNeedDays the age of
-- the oldest of them. Customers without a row stay unknown: nobody asks every customer. Older wishes may be stale and
-- are left out.
WITH report (as_of) AS (VALUES (CAST(? AS DATE))),
     reading (pattern, wish, product) AS (
         VALUES (CAST('%new Ford Mustang%' AS VARCHAR(40)), CAST('Ford Mustang' AS VARCHAR(40)),
                 CAST('%Mustang%' AS VARCHAR(40))),
                ('%more Ferrari%', 'Ferrari', '%Ferrari%'),
                ('%remote controlled%', 'remote controlled models', '%remote control%'),
                ('%gold models%', 'gold models', '%gold model%'))
SELECT o.customernumber                                             AS account_id,
       m.wish                                                       AS wish,
       CAST(o.orderdate AS DATE)                                    AS observed_on,
       (SELECT COUNT(*)
        FROM "products" p
        WHERE p.productline LIKE '%Car%'
          AND p.productname LIKE m.product)                         AS in_range,
       (SELECT COUNT(DISTINCT n.ordernumber)
        FROM "orders" n
                 JOIN "orderdetails" d ON d.ordernumber = n.ordernumber
                 JOIN "products" p ON p.productcode = d.productcode
        WHERE n.customernumber = o.customernumber
          AND n.orderdate > o.orderdate
          AND CAST(n.orderdate AS DATE) <= r.as_of
          AND n.status <> 'Cancelled'
          AND p.productline LIKE '%Car%'
          AND p.productname LIKE m.product)                         AS bought_since,
       TRIM(o.comments)                                             AS remark
FROM report r
         JOIN "orders" o ON CAST(o.orderdate AS DATE) <= r.as_of
    AND CAST(o.orderdate AS DATE) > r.as_of - INTERVAL '12' MONTH
         JOIN reading m ON o.comments LIKE m.pattern
ORDER BY account_id, observed_on, wish
