import type { APIRoute } from 'astro';
import { addressOfPostalCode } from '#features/shops/postal-code.ts';

/** Answers the address of a post code, for the form beside it. */
export const GET: APIRoute = ({ url }) => {
  const code = url.searchParams.get('code') ?? '';
  if (!/^\d{7}$/.test(code)) return Response.json({ address: null }, { status: 400 });
  return Response.json({ address: addressOfPostalCode(code) });
};
