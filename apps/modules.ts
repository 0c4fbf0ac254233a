import { module as admin } from "../modules/admin/module.ts";
import { module as bot } from "../modules/bot/module.ts";
import { module as branches } from "../modules/branches/module.ts";
import { module as cases } from "../modules/cases/module.ts";
import { module as catalog } from "../modules/catalog/module.ts";
import { module as codes } from "../modules/codes/module.ts";
import { module as customers } from "../modules/customers/module.ts";
import { module as demo } from "../modules/demo/module.ts";
import { module as imports } from "../modules/imports/module.ts";
import { module as inbox } from "../modules/inbox/module.ts";
import { module as insights } from "../modules/insights/module.ts";
import { module as intake } from "../modules/intake/module.ts";
import { module as knowledge } from "../modules/knowledge/module.ts";
import { module as letters } from "../modules/letters/module.ts";
import { module as meetings } from "../modules/meetings/module.ts";
import { module as mentions } from "../modules/mentions/module.ts";
import { module as outlet } from "../modules/outlet/module.ts";
import { module as shops } from "../modules/shops/module.ts";
import { module as surveys } from "../modules/surveys/module.ts";
import { module as telephony } from "../modules/telephony/module.ts";
import { module as timeline } from "../modules/timeline/module.ts";
import type { Module } from "../platform/house/module.ts";

/** The capabilities of the house, lowest first: a module may use only those above it in this list. */
export const modules: readonly Module[] = [
  admin,
  intake,
  customers,
  timeline,
  catalog,
  imports,
  shops,
  inbox,
  knowledge,
  branches,
  bot,
  surveys,
  codes,
  meetings,
  letters,
  insights,
  cases,
  telephony,
  mentions,
  outlet,
  demo,
];
