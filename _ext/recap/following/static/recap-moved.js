// Leads to the place that was asked for in a page that has moved: a refresh would forget it.
const { target } = document.currentScript.dataset;
if (location.hash) {
  stop(); // the refresh, which is further down, isn’t read
  location.replace(target.replace(/#.*/, "") + location.hash);
}
