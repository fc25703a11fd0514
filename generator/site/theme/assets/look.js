// Comforts of a page. Without this script everything can still be read and every link works.
(function () {
  var root = document.documentElement;
  function all(selector) { return Array.prototype.slice.call(document.querySelectorAll(selector)); }
  // Said beside the button, politely; emptied first, so that the same words are read out again.
  function say(button, text) {
    var e = button.parentNode.querySelector("[data-said]") || document.querySelector("[data-said]");
    if (e) { e.textContent = ""; setTimeout(function () { e.textContent = text; }, 50); }
  }

  // What only a script can do has its buttons from it, so that no page carries them.
  function button(what, path, text) {
    return '<button type="button" data-' + what + '><svg viewBox="0 0 24 24"><path d="' + path + '"/></svg>' + text + "</button>";
  }
  all(".tools").forEach(function (e) {
    e.insertAdjacentHTML("afterbegin", button("share", "M17 5 7 12l10 7M18 3a2 2 0 1 0 0 4a2 2 0 1 0 0-4M5 10a2 2 0 1 0 0 4a2 2 0 1 0 0-4m13 7a2 2 0 1 0 0 4a2 2 0 1 0 0-4", "Chia sẻ")
      + button("print", "M7 8V3h10v5M7 17H3V8h18v9h-4M7 13h10v8H7z", "In trang này"));
  });

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
      var at = (location.protocol === "file:" && document.querySelector("link[rel=canonical]") || location).href;
      var page = { title: document.title, url: at.split("#")[0] };
      if (navigator.share) navigator.share(page).catch(function () {});
      else if (navigator.clipboard) navigator.clipboard.writeText(page.url).then(function () { say(b, "Đã chép địa chỉ trang."); });
      else prompt("Giữ vào dòng dưới để sao chép:", page.url);
    };
  });
  // Where the clipboard is not given to us (no HTTPS, no leave), the text is selected and copied the old way.
  function select(text) {
    getSelection().selectAllChildren(text);
    try { return document.execCommand("copy"); } catch (e) { return false; }
  }
  all("[data-copy]").forEach(function (b) {
    b.onclick = function () {
      var text = document.getElementById(b.dataset.copy);
      function done() { say(b, b.dataset.done || "Đã chép."); }
      function old() { if (select(text)) done(); else say(b, "Bài đã được chọn, giữ vào chữ để chép."); }
      if (navigator.clipboard) navigator.clipboard.writeText(text.innerText).then(done, old); else old();
    };
  });
  all("[data-print]").forEach(function (b) { b.onclick = function () { print(); }; });

  // How long ago a page last changed, in days of Viet Nam; the day itself stands there without a script.
  function day(ms) { return Math.floor((ms + 252e5) / 864e5); }
  function since(iso) { return day(Date.now()) - Math.floor(Date.parse(iso) / 864e5); }
  all("[data-age]").forEach(function (e) {
    var n = day(Date.now()) - day(Date.parse(e.dateTime));
    if (!(n >= 0)) return; // a clock that runs behind, or no time at all
    e.textContent += n > 729 ? " (" + Math.floor(n / 365.25) + " năm trước)" : n > 59 ? " (" + Math.floor(n / 30.44) + " tháng trước)"
      : n > 1 ? " (" + n + " ngày trước)" : n ? " (hôm qua)" : " (hôm nay)";
  });

  // A page read long after it was built: what was to come and is over goes, and the page says how old it is.
  all("[data-until]").forEach(function (e) {
    var list = e.parentNode, then = e.dataset.then;
    if (!(since(e.dataset.until) > 0)) return;
    if (then) { e.textContent = then; return; }
    e.hidden = true;
    if (list.querySelector("li:not([hidden])")) return;
    list.hidden = true;
    list.insertAdjacentHTML("afterend", '<p class="unknown">Việc báo trước ở đây đã qua ngày; trang này chưa có tin mới hơn.</p>');
  });
  var built = "{{ built }}", age = since(built), top = document.querySelector(".page");
  if (age > 45 && top) top.insertAdjacentHTML("afterbegin", '<p class="now off-paper">Trang này làm ngày ' + built.split("-").reverse().map(Number).join("/") + ", đã " + age + " ngày; có thể có tin mới hơn.</p>");

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
