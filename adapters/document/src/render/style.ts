/** The page's look: colours, type scale and radii of ui/src/tokens.css, written out, so that the page needs nothing beside itself. */
export const STYLE = `
:root{color-scheme:light dark;--page:light-dark(oklch(.963 .005 245),oklch(.175 .012 255));--surface:light-dark(oklch(.995 .002 245),oklch(.22 .014 255));--raised:light-dark(oklch(.925 .008 245),oklch(.28 .016 255));--line:light-dark(oklch(.88 .01 245),oklch(.325 .016 255));--edge:light-dark(oklch(.6 .018 250),oklch(.56 .018 255));--ink:light-dark(oklch(.21 .02 258),oklch(.965 .004 245));--muted:light-dark(oklch(.46 .02 255),oklch(.755 .014 250));--accent:oklch(.865 .176 93);--focus:light-dark(oklch(.21 .02 258),oklch(.865 .176 93));--font:"Archivo Variable",ui-sans-serif,system-ui,-apple-system,"Segoe UI",Roboto,sans-serif}
:root[data-theme=light]{color-scheme:light}:root[data-theme=dark]{color-scheme:dark}
*{box-sizing:border-box}
html{background:var(--page);color:var(--ink);font-family:var(--font);scroll-padding-top:1.5rem;-webkit-text-size-adjust:100%}
body{margin:0;font-size:1.0625rem;line-height:1.55;-webkit-font-smoothing:antialiased}
:focus-visible{outline:3px solid var(--focus);outline-offset:2px}
::selection{background:var(--accent);color:oklch(.21 .02 258)}
h1,h2,h3{text-wrap:balance;letter-spacing:-.022em;font-weight:780;font-stretch:118%}
h1{font-size:clamp(2.25rem,6vw,3rem);line-height:1;margin:0 0 1rem}
h2{font-size:1.6875rem;line-height:1.15;margin:0 0 1.25rem;padding-top:2.5rem;border-top:.3125rem solid var(--ink)}
h3{font-size:1.3125rem;line-height:1.25;margin:2.5rem 0 .75rem}
p,ul,ol{max-width:44rem;margin:0 0 1rem;text-wrap:pretty}li{margin:.3rem 0}
.lead{font-size:1.3125rem;line-height:1.5;color:var(--muted);max-width:40rem}
header.top{padding:clamp(1.5rem,5vw,4.5rem) 0 2.5rem}
header.top::before{content:"";display:block;width:4.5rem;height:.5rem;background:var(--accent);margin-bottom:1.5rem}
.wrap{max-width:84rem;margin:0 auto;padding:0 clamp(1rem,3vw,2.5rem)}
nav{font-size:.9375rem}nav ol{list-style:none;padding:0;margin:0}nav a{display:block;padding:.3rem .75rem;border-left:3px solid var(--line);color:var(--muted);text-decoration:none}nav a:hover,nav a.here{color:var(--ink);border-color:var(--accent)}
nav summary{font-weight:700;padding:.6rem 0;cursor:pointer}
.theme{font:inherit;font-size:.9375rem;color:var(--ink);background:var(--surface);border:1px solid var(--edge);border-radius:.5rem;padding:.45rem .9rem;cursor:pointer}.theme[hidden]{display:none}
a{color:inherit;text-decoration-color:var(--edge);text-underline-offset:.18em}
main section{margin-bottom:3.5rem;min-width:0}main{min-width:0}
.scroll{overflow-x:auto;margin:0 0 1.75rem;border:1px solid var(--line);border-radius:.875rem;background:var(--surface)}
table{border-collapse:collapse;width:100%;font-size:.9375rem;line-height:1.4;font-variant-numeric:tabular-nums}
caption{text-align:left;font-weight:700;padding:.8rem 1rem .6rem}
th,td{text-align:left;vertical-align:top;padding:.5rem 1rem;border-top:1px solid var(--line);min-width:4rem;max-width:26rem;overflow-wrap:break-word}
thead th{color:var(--muted);font-weight:600;white-space:nowrap}tbody th{font-weight:500;position:sticky;left:0;background:var(--surface);max-width:13rem}
tbody tr:hover :is(td,th){background:var(--raised)}
.f{text-decoration-style:dotted;text-decoration-thickness:1px}.f:hover{text-decoration-style:solid}.w{white-space:nowrap}td.all{max-width:none}td.all:not(.none)::after{content:" · everywhere";color:var(--muted)}
figure{margin:0 0 1.75rem}figcaption,details>summary{font-size:.9375rem;color:var(--muted);padding:.35rem 0}
details.more{margin:0 0 .75rem}details.more>summary{cursor:pointer}
.draw{overflow-x:auto;background:var(--surface);border:1px solid var(--line);border-radius:.875rem;padding:1rem}
.draw svg{display:block;margin:0 auto;height:auto;max-width:max(100%,calc(var(--w)*.72))}
svg text{font-family:var(--font);fill:var(--ink);text-anchor:middle}.l{font-size:13px;font-weight:700}.d{font-size:12px;fill:var(--muted)}svg .g{font-size:13px;font-weight:700;text-anchor:start}svg .g .d{font-weight:400}.h{font-size:12px;fill:var(--muted)!important}.e{font-size:11.5px;paint-order:stroke;stroke:var(--surface);stroke-width:4px;stroke-linejoin:round;fill:var(--muted)!important}
.b{fill:var(--raised);stroke:var(--edge)}.b.outside{fill:var(--surface);stroke-dasharray:4 4}.b.entrance{fill:color-mix(in oklab,var(--accent) 30%,var(--surface))}.b.store{fill:color-mix(in oklab,oklch(.62 .13 240) 20%,var(--surface))}.b.watch{fill:color-mix(in oklab,oklch(.62 .13 155) 18%,var(--surface))}
.n{fill:color-mix(in oklab,var(--ink) 3%,transparent);stroke:var(--edge)}.p{fill:none;stroke:var(--edge);stroke-width:1.5}.p.back{stroke-dasharray:5 4}.t{stroke:var(--line);stroke-dasharray:4 4;fill:none}#arrow path{fill:var(--edge)}
.defs{position:absolute;width:0;height:0}.skip{position:absolute;left:-99rem}.skip:focus{left:1rem;top:1rem;background:var(--surface);padding:.5rem}
@media(min-width:64rem){.wrap{display:grid;grid-template-columns:15rem minmax(0,1fr);gap:3.5rem}nav{position:sticky;top:0;align-self:start;max-height:100dvh;overflow-y:auto;padding:2.5rem 0}nav summary{list-style:none}}
@media(max-width:63.99rem){nav{position:sticky;top:0;background:var(--page);z-index:2;border-bottom:1px solid var(--line);margin:0 calc(-1*clamp(1rem,3vw,2.5rem));padding:0 clamp(1rem,3vw,2.5rem)}nav ol{max-height:60dvh;overflow-y:auto;padding-bottom:1rem}html{scroll-padding-top:4.5rem}tbody th{max-width:9rem}th,td{padding:.5rem .75rem}}
@media print{nav,.theme{display:none}.wrap{display:block}body{font-size:10pt}.scroll,.draw{overflow:visible}h2{break-after:avoid}figure,tr{break-inside:avoid}details::details-content{content-visibility:visible;display:block}.draw svg{max-width:100%}:root{color-scheme:light}}
@media(prefers-reduced-motion:no-preference){html{scroll-behavior:smooth}}`;

/** Theme switch, contents that follow, and contents folded on small screens: the page is whole without it. */
export const SCRIPT = `
const root=document.documentElement,button=document.querySelector(".theme"),dark=matchMedia("(prefers-color-scheme: dark)");
const isDark=()=>root.dataset.theme?root.dataset.theme==="dark":dark.matches;
const say=()=>{button.textContent=isDark()?"Light":"Dark"};
button.hidden=false;say();button.onclick=()=>{root.dataset.theme=isDark()?"light":"dark";say()};
const contents=document.querySelector("nav details"),small=matchMedia("(max-width: 63.99rem)");
const fold=()=>{contents.open=!small.matches};fold();small.onchange=fold;
contents.addEventListener("click",({target})=>{if(small.matches&&target.closest("a"))contents.open=false});
const links=new Map([...document.querySelectorAll("nav a")].map((a)=>[a.hash.slice(1),a]));
const watch=new IntersectionObserver((seen)=>{for(const {target,isIntersecting} of seen)links.get(target.id)?.classList.toggle("here",isIntersecting)},{rootMargin:"-10% 0px -75%"});
for(const section of document.querySelectorAll("main section"))watch.observe(section);`;
