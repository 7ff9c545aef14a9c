-- Concentration: how much of our revenue hangs on how few customers, largest first, last twelve months.
--
-- Parameter 1: reporting date (DATE).
--
-- revenue_rank      1 = largest
-- account_id        customer number
-- revenue           invoiced in the last 12 months
-- share             its share of everything invoiced                 (value.shareOfOurRevenue, as in value.sql)
-- cumulative_share  share of this and all larger customers together
--
-- For the portfolio report; Mainstay works out value.revenueRank and the tier from the portfolio by itself.
WITH report (as_of) AS (VALUES (CAST(? AS DATE))),
     customer (account_id, revenue) AS (
         SELECT o.customernumber, SUM(d.quantityordered * d.priceeach)
         FROM report r
                  JOIN "orders" o ON o.status IN ('Shipped', 'Resolved', 'Disputed')
             AND CAST(o.shippeddate AS DATE) <= r.as_of
             AND CAST(o.shippeddate AS DATE) > r.as_of - INTERVAL '12' MONTH
                  JOIN "customer_w_ter" c ON c.customernumber = o.customernumber -- leaves the test entries out
                  JOIN "orderdetails" d ON d.ordernumber = o.ordernumber
         GROUP BY o.customernumber),
     total (revenue) AS (SELECT SUM(revenue) FROM customer)
SELECT COUNT(*)                                        AS revenue_rank,
       c.account_id,
       c.revenue,
       CAST(c.revenue AS DOUBLE) / t.revenue           AS share,
       CAST(SUM(larger.revenue) AS DOUBLE) / t.revenue AS cumulative_share
FROM customer c
         CROSS JOIN total t
         JOIN customer larger ON larger.revenue > c.revenue
    OR larger.revenue = c.revenue AND larger.account_id <= c.account_id
GROUP BY c.account_id, c.revenue, t.revenue
ORDER BY revenue_rank
