// The nearest that retext can say: weak and mitigating words, and words with a plainer one, run by unified's own
// command line. It has no language for rules of one's own.
import {args} from 'unified-args'
import {retext} from 'retext'
import retextIntensify from 'retext-intensify'
import retextSimplify from 'retext-simplify'

args({
  description: 'retext-intensify and retext-simplify over texts',
  extensions: ['txt', 'md'],
  ignoreName: '.retextignore',
  name: 'retext',
  packageField: 'retextConfig',
  pluginPrefix: 'retext',
  processor: retext().use(retextIntensify).use(retextSimplify),
  rcName: '.retextrc',
  version: '1'
})
