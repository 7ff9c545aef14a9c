'use strict';
/* For each limit a curve: its value across, the accounts that change upwards, and where it stands now. */
(() => {
  const WIDTH = 320;
  const HEIGHT = 150;
  const MARGIN = {top: 10, right: 14, bottom: 24, left: 40};
  const curves = JSON.parse(document.getElementById('data').textContent);
  document.querySelectorAll('.curve').forEach((host, i) => {
    const {points, now} = curves[i];
    const x = d3.scaleLinear(d3.extent(points, p => p[0]), [MARGIN.left, WIDTH - MARGIN.right]);
    const y = d3.scaleLinear([0, Math.max(1, d3.max(points, p => p[1]))], [HEIGHT - MARGIN.bottom, MARGIN.top]).nice();
    const chart = d3.select(host).append('svg').attr('viewBox', `0 0 ${WIDTH} ${HEIGHT}`).attr('aria-hidden', 'true');
    chart.append('g').attr('class', 'axis').attr('transform', `translate(0,${HEIGHT - MARGIN.bottom})`).call(d3.axisBottom(x).ticks(5));
    chart.append('g').attr('class', 'axis').attr('transform', `translate(${MARGIN.left},0)`).call(d3.axisLeft(y).ticks(4));
    chart.append('line').attr('class', 'now').attr('x1', x(now)).attr('x2', x(now)).attr('y1', MARGIN.top).attr('y2', HEIGHT - MARGIN.bottom);
    chart.append('path').attr('d', d3.line(p => x(p[0]), p => y(p[1]))(points));
    chart.selectAll('circle').data(points).join('circle').attr('cx', p => x(p[0])).attr('cy', p => y(p[1])).attr('r', 3);
  });
})();
