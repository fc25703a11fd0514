// Comforts of a page. Without this script everything can still be read and every link works.
(function () {
  var root = document.documentElement;
  function all(selector) { return Array.prototype.slice.call(document.querySelectorAll(selector)); }
  function say(text) { all("[data-said]").forEach(function (e) { e.textContent = text; }); }
  function copy(text, done) {
    if (navigator.clipboard) return navigator.clipboard.writeText(text).then(function () { say(done); });
    prompt("Giữ vào dòng dưới để sao chép:", text);
  }

  all("[data-script]").forEach(function (e) { e.hidden = false; });

  // Size of letters, light or dark: kept on this device only.
  var settings = all("[data-set]");
  function show() {
    settings.forEach(function (b) {
      var s = b.dataset.set.split(":");
      b.setAttribute("aria-pressed", String((root.dataset[s[0]] || "") === s[1]));
    });
  }
  settings.forEach(function (b) {
    b.onclick = function () {
      var s = b.dataset.set.split(":");
      if (s[1]) root.dataset[s[0]] = s[1]; else delete root.dataset[s[0]];
      try { localStorage.setItem("bang-tin-" + s[0], s[1]); } catch (e) {}
      show();
    };
  });
  show();

  // Share through the phone's own sheet (Zalo is in it), else copy the address.
  all("[data-share]").forEach(function (b) {
    b.onclick = function () {
      var page = { title: document.title, url: location.href.split("#")[0] };
      if (navigator.share) navigator.share(page).catch(function () {});
      else copy(page.url, "Đã chép địa chỉ trang.");
    };
  });
  all("[data-copy]").forEach(function (b) {
    b.onclick = function () { copy(document.getElementById(b.dataset.copy).innerText, b.dataset.done || "Đã chép bài."); };
  });
  all("[data-print]").forEach(function (b) { b.onclick = function () { print(); }; });

  // How long ago a page last changed, in days of Viet Nam; the day itself stands there without a script.
  function day(ms) { return Math.floor((ms + 252e5) / 864e5); }
  all("[data-age]").forEach(function (e) {
    var n = day(Date.now()) - day(Date.parse(e.dateTime));
    if (!(n >= 0)) return; // a clock that runs behind, or no time at all
    e.textContent += n > 729 ? " (" + Math.floor(n / 365.25) + " năm trước)" : n > 59 ? " (" + Math.floor(n / 30.44) + " tháng trước)"
      : n > 1 ? " (" + n + " ngày trước)" : n ? " (hôm qua)" : " (hôm nay)";
  });

  // The search box and the contents list close with Escape or a tap beside them; an open box is ready for typing.
  all("details.menu").forEach(function (menu) {
    document.addEventListener("keydown", function (e) {
      if (e.key === "Escape" && menu.open) { menu.open = false; menu.firstElementChild.focus(); }
    });
    document.addEventListener("click", function (e) { if (!menu.contains(e.target)) menu.open = false; });
    menu.addEventListener("toggle", function () {
      var box = menu.querySelector("input");
      if (menu.open && box) box.focus();
    });
  });
})();
