// On the home screen: proposed after a first success, with the browser's own button or, on an
// iPhone, with drawn steps. "Not now" is remembered.
(() => {
  const card = document.getElementById("install");
  if (!card) return;
  const onIPhone = navigator.standalone === false;
  let offered = null;

  const propose = () => {
    const wanted = memory.get("succeeded") && memory.get("install") !== "no";
    card.hidden = !(wanted && (offered || onIPhone));
    card.querySelector("[data-when=offered]").hidden = !offered;
    card.querySelector("[data-when=iphone]").hidden = !onIPhone;
  };

  addEventListener("beforeinstallprompt", (event) => {
    event.preventDefault();
    offered = event;
    propose();
  });
  addEventListener("appinstalled", () => {
    card.hidden = true;
  });
  card.querySelector("[data-install]").addEventListener("click", () => {
    offered.prompt();
    offered = null;
    card.hidden = true;
  });
  card.querySelector("[data-not-now]").addEventListener("click", () => {
    memory.set("install", "no");
    card.hidden = true;
  });
  document.addEventListener("succeeded", propose);
  propose();
})();
