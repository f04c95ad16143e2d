import * as kplus from 'cdk8s-plus-28';
import { newChart } from './_pods';
import { Subresource } from '../../src';

test('is a separate resource', () => {
  expect(Subresource.of(kplus.ApiResource.PODS, 'log')).toEqual({ apiGroup: '', resourceType: 'pods/log' });
  expect(Subresource.of(kplus.ApiResource.DEPLOYMENTS, 'scale')).toEqual({ apiGroup: 'apps', resourceType: 'deployments/scale' });
});

test('keeps the name of a construct', () => {
  const account = new kplus.ServiceAccount(newChart(), 'payments');
  expect(Subresource.of(account, 'token')).toEqual({ apiGroup: 'core', resourceType: 'serviceaccounts/token', resourceName: 'app-payments' });
});

test.each(['', '*', 'log/more'])('refuses %j', name => {
  expect(() => Subresource.of(kplus.ApiResource.PODS, name)).toThrow(new Error(
    `the name of a subresource is ${JSON.stringify(name)}, but it must be a word; write Subresource.of(ApiResource.PODS, 'log'), for example`));
});

test('refuses a subresource of a subresource', () => {
  expect(() => Subresource.of(Subresource.of(kplus.ApiResource.PODS, 'log'), 'exec')).toThrow(new Error(
    "'pods/log' is a subresource already, got \"exec\" for it; write Subresource.of(...) of the resource itself"));
});
