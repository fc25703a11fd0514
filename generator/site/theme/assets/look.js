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
    b.onclick = function () { copy(document.getElementById(b.dataset.copy).innerText, "Đã chép bài."); };
  });
  all("[data-print]").forEach(function (b) { b.onclick = function () { print(); }; });

  // The finder narrows the places on its own page while typing; tones and capitals do not matter.
  var finder = document.querySelector(".finder"), places = all(".page > .places li, .page > div .places li");
  function fold(text) { return text.normalize("NFD").replace(/[\u0300-\u036f]/g, "").replace(/[đĐ]/g, "d").toLowerCase(); }
  function narrow(typed) {
    var wanted = fold(typed).trim(), shown = 0;
    places.forEach(function (li) {
      li.hidden = fold(li.textContent).indexOf(wanted) < 0;
      shown += li.hidden ? 0 : 1;
    });
    all(".page > .places").forEach(function (list) {
      var empty = !list.querySelector("li:not([hidden])"), head = list.previousElementSibling;
      list.hidden = empty;
      if (head && head.tagName === "H2") head.hidden = empty;
    });
    return shown;
  }
  if (finder && finder.action === location.href.split(/[?#]/)[0] && places.length) {
    var box = finder.querySelector("input"), told = document.createElement("p");
    told.setAttribute("role", "status");
    finder.appendChild(told);
    box.oninput = function () {
      var n = narrow(box.value);
      told.textContent = !box.value.trim() ? "" : n ? n + " kết quả." : "Không thấy nơi này. Thử bớt chữ, hoặc xem cả danh sách.";
    };
    box.value = new URLSearchParams(location.search).get("q") || "";
    if (box.value) box.oninput();
  }

  // The contents list closes with Escape or a tap beside it.
  var menu = document.querySelector("details.menu");
  document.addEventListener("keydown", function (e) {
    if (e.key === "Escape" && menu.open) { menu.open = false; menu.firstElementChild.focus(); }
  });
  document.addEventListener("click", function (e) { if (!menu.contains(e.target)) menu.open = false; });
})();
