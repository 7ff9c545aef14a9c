-- Accounts: one row per customer who has ordered by the reporting date.
--
-- Parameter 1: reporting date (DATE).
--
-- account_id       customer number
-- account_name     name; the sample data reads u00e9 for é and the like, which the program puts right
-- region           sales territory, else country                          -> profile.region
-- country          country                                                (attribute)
-- first_order_on   day of the first order                                 -> profile.relationshipSince
-- has_sales_rep    a named sales representative looks after the customer  -> communication.dedicatedManager
-- sales_rep        that person's name                                     (attribute)
-- contact          the one contact the customer table has room for; says nothing about how many there are (attribute)
-- credit_limit     credit limit, money                                    (attribute; see receivables.sql)
--
-- Left out: customers who never ordered (prospects cannot leave) and the four records 97 to 100, which are
-- test entries: they are missing from the territory list and share one order moment, 2003-01-06 12:00.
-- Sales representative, territory and credit limit are today's values: the database keeps no history of them.
WITH report (as_of) AS (VALUES (CAST(? AS DATE)))
SELECT c.customernumber                                         AS account_id,
       c.customername                                           AS account_name,
       COALESCE(t.territory, c.country)                         AS region,
       c.country                                                AS country,
       MIN(CAST(o.orderdate AS DATE))                           AS first_order_on,
       e.employeenumber IS NOT NULL                             AS has_sales_rep,
       e.firstname || ' ' || e.lastname                         AS sales_rep,
       c.contactfirstname || ' ' || c.contactlastname           AS contact,
       c.creditlimit                                            AS credit_limit
FROM report r
         JOIN "orders" o ON CAST(o.orderdate AS DATE) <= r.as_of
         JOIN "customers" c ON c.customernumber = o.customernumber
         JOIN "customer_w_ter" t ON t.customernumber = c.customernumber
         LEFT JOIN "employees" e ON e.employeenumber = c.salesrepemployeenumber
GROUP BY c.customernumber, c.customername, t.territory, c.country, e.employeenumber, e.firstname, e.lastname,
         c.contactfirstname, c.contactlastname, c.creditlimit
ORDER BY c.customernumber
