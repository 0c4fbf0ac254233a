// Worked out by hand with a calendar and the published rules of each zone, not by running the code. `21 09:00` is that
// time of November 2026 in Tehran (the 21st is a Saturday, the 26th a Thursday); everything else is written in full.

/** calendar | story | from | to | working time between them, hours:minutes */
export const betweenCases = `
office | an hour of a Saturday | 21 09:00 | 21 10:00 | 1:00
office | a whole Saturday | 21 00:00 | 22 00:00 | 8:00
office | from before the opening | 21 07:00 | 21 09:30 | 0:30
office | from closing time on | 21 17:00 | 21 23:00 | 0:00
office | two minutes around closing time | 21 16:59 | 21 17:01 | 0:01
office | two minutes around the opening | 21 08:59 | 21 09:01 | 0:01
office | Thursday is half a day | 26 00:00 | 27 00:00 | 4:00
office | Thursday afternoon | 26 13:00 | 26 17:00 | 0:00
office | Friday | 27 00:00 | 28 00:00 | 0:00
office | a week: five days of eight hours and one of four | 21 00:00 | 28 00:00 | 44:00
office | Wednesday 16:00 to Saturday 10:00: 1 + 4 + 0 + 1 | 25 16:00 | 28 10:00 | 6:00
office | the same instant | 21 10:00 | 21 10:00 | 0:00
office | backwards | 22 10:00 | 21 10:00 | 0:00
office | written in UTC | 2026-11-21T05:30Z | 2026-11-21T06:30Z | 1:00
office | the week of Nowruz: Wednesday and Thursday remain | 2026-03-21T00:00+03:30 | 2026-03-28T00:00+03:30 | 12:00
office | the week of 13 Farvardin: Saturday to Tuesday remain | 2026-03-28T00:00+03:30 | 2026-04-04T00:00+03:30 | 32:00
office | a holiday ends at the brand's midnight | 2026-03-20T23:00+03:30 | 2026-03-25T09:30+03:30 | 0:30
office | the year 1405: 52 weeks of 44 and a Saturday, less 5 days of 8 and one of 4 | 2026-03-21T00:00+03:30 | 2027-03-21T00:00+03:30 | 2252:00
office | a day in the summer time of 1400 | 2021-07-17T09:00+04:30 | 2021-07-17T17:00+04:30 | 8:00
office | nine o'clock of standard time was ten in that summer | 2021-07-17T09:00+03:30 | 2021-07-17T17:00+04:30 | 7:00
bazaar | a day of two periods | 21 00:00 | 22 00:00 | 8:00
bazaar | across noon | 21 12:00 | 21 17:00 | 2:00
bazaar | noon itself | 21 13:00 | 21 16:00 | 0:00
bazaar | from edge to edge | 21 13:00 | 21 20:00 | 4:00
bazaar | Wednesday evening to Saturday: 1 + 4 + 0 + 4 + 1 | 25 19:00 | 28 17:00 | 10:00
messy | periods that touch and overlap count once | 21 00:00 | 22 00:00 | 9:00
messy | over the touch | 21 11:30 | 21 12:30 | 1:00
messy | within the overlap | 21 14:30 | 21 15:30 | 1:00
midnight | until midnight and on | 21 19:00 | 22 03:00 | 6:00
midnight | over midnight | 21 23:30 | 22 00:30 | 1:00
tehranNights | 1401 begins without its first hour: 4 + 2 | 2022-03-22T01:00+04:30 | 2022-03-23T00:00+04:30 | 6:00
tehranNights | the night the clock went forward | 2022-03-21T23:00+03:30 | 2022-03-22T02:00+04:30 | 2:00
tehranNights | the last day of summer time has 25 hours: 5 + 3 | 2022-09-21T00:00+04:30 | 2022-09-22T00:00+03:30 | 8:00
tehranNights | 23:00 came twice | 2022-09-21T23:00+04:30 | 2022-09-22T00:00+03:30 | 2:00
tehranNights | no summer time since 1402 | 2023-03-22T00:00+03:30 | 2023-03-23T00:00+03:30 | 7:00
tehranNights | nor an end of it | 2023-09-21T00:00+03:30 | 2023-09-22T00:00+03:30 | 7:00
berlinNights | an ordinary day | 2026-03-28T00:00+01:00 | 2026-03-29T00:00+01:00 | 4:00
berlinNights | clocks go forward | 2026-03-29T00:00+01:00 | 2026-03-30T00:00+02:00 | 3:00
berlinNights | clocks go back | 2026-10-25T00:00+02:00 | 2026-10-26T00:00+01:00 | 5:00
berlinNights | a minute on either side of the skipped hour | 2026-03-29T01:59+01:00 | 2026-03-29T03:01+02:00 | 0:02
berlinNights | from two o'clock to two o'clock | 2026-10-25T02:00+02:00 | 2026-10-25T02:00+01:00 | 1:00
berlinOffice | a change at the weekend moves nothing | 2026-03-27T17:00+01:00 | 2026-03-30T09:00+02:00 | 2:00
berlinTwoToThree | the period is the skipped hour | 2026-03-29T00:00+01:00 | 2026-03-30T00:00+02:00 | 0:00
berlinTwoToThree | the period is the doubled hour | 2026-10-25T00:00+02:00 | 2026-10-26T00:00+01:00 | 2:00
berlinToHalfTwo | it ends within the doubled hour: 1:30 and 0:30 again | 2026-10-25T00:00+02:00 | 2026-10-26T00:00+01:00 | 2:00
newYorkNights | clocks go forward | 2026-03-08T00:00-05:00 | 2026-03-09T00:00-04:00 | 3:00
newYorkNights | clocks go back | 2026-11-01T00:00-04:00 | 2026-11-02T00:00-05:00 | 5:00
newYorkAlways | a day of 23 hours | 2026-03-08T00:00-05:00 | 2026-03-09T00:00-04:00 | 23:00
newYorkAlways | a day of 25 hours | 2026-11-01T00:00-04:00 | 2026-11-02T00:00-05:00 | 25:00
lordHowe | forward by half an hour | 2026-10-04T00:00+10:30 | 2026-10-05T00:00+11:00 | 1:30
lordHowe | back by half an hour | 2026-04-05T00:00+11:00 | 2026-04-06T00:00+10:30 | 2:30
kolkata | half past nine in a zone of half hours | 2026-11-23T09:00+05:30 | 2026-11-23T10:00+05:30 | 0:30
kolkata | Saturday and Sunday | 2026-11-28T00:00+05:30 | 2026-11-30T00:00+05:30 | 9:00
apiaAlways | 30 December 2011 never was | 2011-12-29T00:00-10:00 | 2011-12-31T00:00+14:00 | 24:00
always | a year | 2026-01-01T00:00Z | 2027-01-01T00:00Z | 8760:00
never | a year | 2026-01-01T00:00Z | 2027-01-01T00:00Z | 0:00
`;

/** calendar | story | from | working time | the instant at which it is over, or - */
export const afterCases = `
office | within a day | 21 09:00 | 1:00 | 21 10:00
office | over a night | 21 16:30 | 1:00 | 22 09:30
office | over as work ends, not at the next opening | 21 15:00 | 2:00 | 21 17:00
office | from closing time | 21 17:00 | 0:01 | 22 09:01
office | from Thursday to Saturday | 26 12:30 | 1:00 | 28 09:30
office | from a Friday | 27 10:00 | 0:30 | 28 09:30
office | nothing, on a Friday | 27 10:00 | 0:00 | 27 10:00
office | a week | 21 09:00 | 44:00 | 26 13:00
office | a week and a minute | 21 09:00 | 44:01 | 28 09:01
office | over Nowruz | 2026-03-19T12:00+03:30 | 2:00 | 2026-03-25T10:00+03:30
bazaar | over noon | 21 12:30 | 1:00 | 21 16:30
midnight | over midnight | 21 23:00 | 2:00 | 22 01:00
midnight | to midnight | 21 20:00 | 4:00 | 22 00:00
midnight | six hours a week, so the seventh is next Saturday's | 21 20:00 | 7:00 | 28 21:00
tehranNights | 1401 begins at one | 2022-03-21T23:30+03:30 | 1:00 | 2022-03-22T01:30+04:30
berlinNights | over the skipped hour | 2026-03-29T01:30+01:00 | 1:00 | 2026-03-29T03:30+02:00
berlinNights | into the doubled hour | 2026-10-25T02:30+02:00 | 1:00 | 2026-10-25T02:30+01:00
berlinTwoToThree | a day without that hour is left out | 2026-03-28T02:30+01:00 | 1:00 | 2026-03-30T02:30+02:00
newYorkNights | over the skipped hour | 2026-03-08T01:30-05:00 | 1:00 | 2026-03-08T03:30-04:00
newYorkNights | into the doubled hour | 2026-11-01T01:30-04:00 | 1:00 | 2026-11-01T01:30-05:00
lordHowe | over the skipped half hour | 2026-10-04T01:30+10:30 | 1:00 | 2026-10-04T03:00+11:00
kolkata | from Saturday to Monday | 2026-11-28T18:00+05:30 | 1:00 | 2026-11-30T10:00+05:30
always | over midnight | 2026-11-28T23:30Z | 1:00 | 2026-11-29T00:30Z
never | anything | 21 09:00 | 0:01 | -
`;

/** calendar | story | at | open or closed | the next opening, or - */
export const openingCases = `
office | the first moment | 21 09:00 | open | 21 09:00
office | in the middle | 21 12:00 | open | 21 12:00
office | a minute before | 21 08:59 | closed | 21 09:00
office | closing time is closed | 21 17:00 | closed | 22 09:00
office | Thursday at one | 26 13:00 | closed | 28 09:00
office | before Nowruz | 2026-03-19T13:00+03:30 | closed | 2026-03-25T09:00+03:30
office | a holiday at ten | 2026-03-23T10:00+03:30 | closed | 2026-03-25T09:00+03:30
bazaar | noon | 21 13:00 | closed | 21 16:00
midnight | midnight between two periods | 22 00:00 | open | 22 00:00
midnight | the night's end | 22 02:00 | closed | 28 20:00
berlinTwoToThree | the hour comes two days later | 2026-03-28T03:00+01:00 | closed | 2026-03-30T02:00+02:00
berlinToHalfTwo | half past two, the first time: the clock goes back to two | 2026-10-25T02:30+02:00 | closed | 2026-10-25T02:00+01:00
never | any time | 21 10:00 | closed | -
`;
