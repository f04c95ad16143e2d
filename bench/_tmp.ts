import { App, Chart } from 'cdk8s';
import * as kplus from 'cdk8s-plus-28';
import { Aspects, Findings } from '../src';
import { setFlagsFromString } from 'v8';
import { runInNewContext } from 'vm';
setFlagsFromString('--expose-gc'); const gc: any = runInNewContext('gc');
function build(n: number, charts = 1){ const app=new App({outdir:'/tmp/aspects-out'}); 
 for (let c=0;c<charts;c++){ const chart=new Chart(app,'c'+c,{namespace:'p'});
 for(let i=0;i<n/charts;i++){ const sa=new kplus.ServiceAccount(chart,'sa'+i); new kplus.Deployment(chart,'d'+i,{serviceAccount:sa,containers:[{image:'x',name:'a'}]}); const r=new kplus.Role(chart,'r'+i); r.allowRead(kplus.ApiResource.PODS); r.bind(sa);} } return app;}
const cpu = () => { const u = process.cpuUsage(); return (u.user + u.system) / 1e3; };
const check = (app: App) => Aspects.of(app).add({ _manifestsOnly: true, visit() {}, _check: () => [] } as any);
const visit = (app: App) => Aspects.of(app).add({ visit() {} });
const accept = (app: App) => Findings.of(app).accept({ rule: 'read-secrets', reason: 'a long enough reason' });
function time(n: number, charts: number, add?: (app: App) => void) { const app = build(n, charts); add?.(app); gc(); const s = cpu(); app.synthYaml(); return cpu()-s; }
const median = (v: number[]) => [...v].sort((a,b)=>a-b)[v.length>>1];
for (const [n, charts, rounds] of [[2000,1,15],[2000,20,9],[2000,200,3],[4000,1,5]] as const) {
  time(n, charts); time(n, charts, check);
  const p: number[]=[]; const out: any = {};
  for (let i=0;i<rounds;i++){ const order: any[] = [['plain'],['check',check],['visit',visit],['accept',accept]]; if (i%2) order.reverse(); const r: any = {}; for (const [k,f] of order) r[k]=time(n,charts,f); p.push(r.plain); for (const k of ['check','visit','accept']) (out[k] ??= []).push(r[k]/r.plain); }
  console.log(n, charts, 'plain', median(p)|0, Object.entries(out).map(([k,v]: any) => k+' '+median(v).toFixed(3)).join('  '));
}
