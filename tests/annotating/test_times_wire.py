"""Times as newswire writes them: whole sentences of our own, every value checked by hand."""

from datetime import date

import pytest

from tests.annotating.tables import rows, values

# A sentence and the values of its times, said on Wednesday 20 March 2013.
WEDNESDAY = """
Nobody slept during the week-long blockade. | P1W
The month-long strike throughout the region is over. | P1M
Profit for the year-earlier six months was restated. | P6M
The miller lost money in the year-ago nine months. | P9M
Prices may fall in the short term, the bank said. | FUTURE_REF
The board sees no recovery in the near term. | FUTURE_REF
Short-term rates rose. |
The film High Noon was shown in Sarajevo. |
Shares traded in the second and third quarters of 2012. | 2012-Q2 2012-Q3
The mine made losses in the first and fourth quarters of last year. | 2012-Q1 2012-Q4
The port was closed from the first to the third quarter of 2011. | 2011-Q1 2011-Q3
He came first and second in the quarters of the town. |
The envoys meet next Sunday, March 24. | 2013-03-24
The polls open this coming Monday, March twenty-fifth. | 2013-03-25
The shop was robbed last Friday, March 15, police said. | 2013-03-15
The index has gained 4 percent since year-end. | 2012-12-31
The bridge is to be ready by year-end. | 2013-12-31
The refugees hope to one day return. | FUTURE_REF
The visit was cut to one day of talks. | P1D
He bought the shares at the then current price. | PAST_REF
The bank will report on the quarter ending March 31 in April. | 2013-Q1 2013-03-31 2013-04
Net for the quarter ended Jan. 31 rose. | 2012-Q4 2013-01-31
In the year since the coup, 200 people have been jailed. | P1Y
Prices have fallen in the month since the vote. | P1M
Shops were shut last weekend and the weekend before. | 2013-W11-WE 2013-W10-WE
It was on a Sunday in late May 2005 that the dam broke. | XXXX-WXX-7 2005-05
He left on a Sunday flight. | 2013-03-17
They voted on a Friday night, when few were there. | XXXX-WXX-5TNI
Over the last year and a half, three banks have failed. | P1Y6M
Rents will rise over the next two and a half years. | P2Y6M
The mayor, elected in the spring of 2009, is to leave office at the end of the year. | 2009-SP 2013
The choir sang on March 5, and again on March 10, 11 and 12. | 2013-03-05 2013-03-10 2013-03-11 2013-03-12
The trial was adjourned until Wednesday, April 3, at 10 a.m. | 2013-04-03 2013-04-03T10:00
The march set off on Sunday at noon. | 2013-03-17 2013-03-17T12:00
The polls will close on Monday, around 9 p.m. | 2013-03-25 2013-03-25T21:00
The fort was built in the 1700s and sold in the 1970s. | 17 197
He scored twice in the 2011 season. | 2011
Sales rose in Q3 2012 and in the 4Q 2012; FY2013 began well, H1 2014 may not. | 2012-Q3 2012-Q4 2013 2014-H1
They met on Tuesday last week, and will on Friday of next week. | 2013-03-12 2013-03-29
He died on 4 May last year; on the night of March 12-13 he was well. | 2012-05-04 2013-03-12TNI
The repairs may take weeks or even months. | PXW
Many have fled in recent months and years. | PXM
Margins shrank in recent quarters and will in coming quarters. | PAST_REF FUTURE_REF
The tax is to rise in future years. | FUTURE_REF
It has rained for the last month. | P1M
Rents rose over the last year, but not last year's. | P1Y 2012
He will stay for the next week, as he has over the last decade. | P1W P10Y
Orders fell over the past several quarters; the next few quarters may be better. | PAST_REF FUTURE_REF
The talks were held on 8, 9 and 10 January in Geneva. | 2013-01-08 2013-01-09 2013-01-10
The envoys meet on April 8, 9 and 11. | 2013-04-08 2013-04-09 2013-04-11
The rallies are on the 8th, 9th and 10th of June. | 2013-06-08 2013-06-09 2013-06-10
On March 8, 12 and 14 soldiers were hurt. | 2013-03-08
The hearing was moved to the 24th. | 2013-03-24
The vote was put off from the 22nd to the 25th, officials said. | 2013-03-22 2013-03-25
The launch has been postponed to the 2nd. | 2013-04-02
The letter is dated 4/10/2012 and the reply 25/10/2012. | 2012-10-04 2012-10-25
The deal of 3/5/2012 runs out. | 2012-03-05
They signed on 3/5/2012 and on 3/25/2012. | 2012-03-05 2012-03-25
He works on Monday and Tuesday nights. | XXXX-WXX-1TNI XXXX-WXX-2TNI
The ferry leaves on Monday, Wednesday and Friday mornings. | XXXX-WXX-1TMO XXXX-WXX-3TMO XXXX-WXX-5TMO
They met Monday and Tuesday night. | 2013-03-18 2013-03-19TNI
Shops stayed shut during Christmas week. | 2012-W52
Roads were full over the Labor Day weekend. | 2012-W35-WE
The talks will resume after the Easter weekend. | 2013-W13-WE
The day after Christmas they fled. | 2012-12-26 2012-12-25
The witness died the day before Tuesday's hearing. | 2013-03-18 2013-03-19
The week before the Jan. 22 vote was quiet. | 2013-W03 2013-01-22
He died the day after the vote of 12 June 2011. | XXXX-XX-XX 2011-06-12
The parties met on the Friday before Christmas. | 2012-12-21 2012-12-25
The bomb went off at 7 a.m. local time on Wednesday. | 2013-03-20T07:00
Troops moved in overnight Friday, witnesses said. | 2013-03-15TNI
Early on the 14th, the pilots landed. | 2013-03-14
The fighting broke out on the night of 12-13 March. | 2013-03-12TNI
In the past 24 hours at least 12 people were killed. | PT24H
Sunday's vote was the third in a year. | 2013-03-17 P1Y
The minister will visit Ankara between 3 and 5 April. | 2013-04-03 2013-04-05
Between 3 and 5 October the city was shelled. | 2012-10-03 2012-10-05
The talks are set for April 3-5 in Almaty. | 2013-04-03 2013-04-05
The bank reported a loss for the quarter ended Dec. 31. | 2012-Q4 2012-12-31
Sales rose 4 percent in the three months to the end of February. | P3M 2013-02
The storm is expected to hit the coast late Thursday or early Friday. | 2013-03-21 2013-03-22
The case dates back to the late 1990s. | 199
The president took office in January 2009 and was re-elected last November. | 2009-01 2012-11
A year ago this week, the army seized power. | 2012-W12
The sanctions were imposed in 2006 and tightened in 2010. | 2006 2010
The law takes effect July 1. | 2013-07-01
The trial, which opened Feb. 4, is expected to last three to four weeks. | 2013-02-04 P3W
Some 3,000 people have fled since Saturday night. | 2013-03-16TNI
The suspect was arrested shortly after 9:30 p.m. Tuesday. | 2013-03-19T21:30
He served 18 months in prison and was released in mid-2011. | P18M 2011
The ceasefire came into force at 0200 GMT on Thursday. | 2013-03-14T02:00
By the end of next month the last troops will have left. | 2013-04
The currency lost 5 percent in the first two weeks of March. | P2W 2013-03
Easter falls on March 31 this year. | 2013-03-31 2013-03-31
He was sentenced Friday to 10 years in prison. | 2013-03-15 P10Y
The report, released Tuesday, covers the 2011-12 school year. | 2013-03-19 2011
The rebels took the base earlier this month after a two-week siege. | 2013-03 P2W
The two-day summit ends tomorrow. | P2D 2013-03-21
The plane disappeared around midnight on Saturday. | 2013-03-16T24:00
The mine, which closed five years ago, will reopen next spring. | 2008 2014-SP
The last time the two met was in Moscow in late 2011. | 2011
Tens of thousands marched last weekend. | 2013-W11-WE
The president is due to speak at 8 p.m. EDT. | 2013-03-20T20:00
The new rules will apply from 2015. | 2015
At least 40 people died in a similar attack last August. | 2012-08
The vote is scheduled for the second half of May. | 2013-05
Unemployment hit 12 percent at the end of 2012. | 2012
The first shots were fired at dawn on Tuesday. | 2013-03-19TMO
In the 1970s and '80s the family ran the port. | 197 198
The centre-right won in the early hours of Monday. | 2013-03-18
The opposition wants elections within 90 days. | P90D
A spokesman said Wednesday that the raid took place on March 14. | 2013-03-20 2013-03-14
The embargo ends in June 2014, six months earlier than planned. | 2014-06 P6M
The prime minister resigned on Jan. 25, 2011. | 2011-01-25
The accident happened on Saturday, March 16. | 2013-03-16
It was the worst attack since September 2012. | 2012-09
Shares were up 2 percent by mid-morning. | 2013-03-20TMO
The war began ten years ago on Wednesday. | 2003-03-20
Officials will meet again on April 5 and 6. | 2013-04-05 2013-04-06
The ministry said 27 people had died in January alone. | 2013-01
The team last won the title in 2009-10. | 2009
Next Monday is a public holiday. | 2013-03-25
She has not been seen in public for more than three weeks. | P3W
By Friday evening the fire was under control. | 2013-03-15TEV
The fugitive was on the run for the better part of a decade. | P10Y
The army gave them until noon Thursday to leave. | 2013-03-21T12:00
Cyprus banks will stay closed through Thursday and possibly until next Tuesday. | 2013-03-21 2013-03-26
In recent weeks the rebels have gained ground. | PXW
The government fell in the fall of 1989. | 1989-FA
About 70,000 people have died in the two years since the uprising began. | P2Y
The pope was elected a week ago. | 2013-03-13
The 30-year-old man was taken to hospital Tuesday afternoon. | 2013-03-19TAF
He earns $40,000 a year and works 60 hours a week. | P1Y
The club plays its next game on Saturday at 3 p.m. | 2013-03-23 2013-03-23T15:00
The quake struck at 10:02 p.m. on Wednesday (1402 GMT). | 2013-03-20T22:02 2013-03-20T14:02
The attack on the consulate on Sept. 11 last year killed four. | 2012-09-11
He will step down at year's end. | 2013
The tax was introduced in fiscal year 2012. | 2012
The council meets on Tuesdays and Thursdays. | XXXX-WXX-2 XXXX-WXX-4
It has been raining for days. | PXD
Police said the shooting happened just before 11 p.m. Friday. | 2013-03-15T23:00
The storm will weaken over the next 48 hours. | PT48H
He had spent much of the past decade abroad. | P10Y
On Friday, March 15, 2013, the court rejected the appeal. | 2013-03-15
The summit will be held in Durban on March 26-27. | 2013-03-26 2013-03-27
The investigation could take up to six months. | P6M
In the fourth quarter of last year the economy shrank by 0.6 percent. | 2012-Q4
On Tuesday, March 19th, voters went to the polls. | 2013-03-19
Two Sundays ago he preached here. | 2013-03-10
The group meets on the first Monday of each month. | XXXX-WXX-1
The vote is on the second Tuesday in November 2012. | 2012-11-13
The last three months of 2012 were difficult. | P3M 2012
The vote was delayed until at least Thursday. | 2013-03-21
The drill will last from March 11 to 21. | 2013-03-11 2013-03-21
The strike, the third in as many months, began at midnight. | 2013-03-20T24:00
Profit rose 8 percent in the quarter ended Feb. 28 from a year earlier. | 2013-Q1 2013-02-28 2012-Q1
The dividend is payable April 30 to shareholders of record April 5. | 2013-04-30 2013-04-05
The 27-nation bloc will decide at its June 27-28 summit. | 2013-06-27 2013-06-28
On Christmas Day last year, three people died. | 2012-12-25
The temple was built between the 9th and 15th centuries. | 08 14
Early in the morning of March 3, a fire broke out. | 2013-03-03TMO
They have two to three weeks to decide. | P2W
Late last night the deal was signed. | 2013-03-19TNI
"""

# Said on Thursday 18 April 2013.
THURSDAY = """
On Thursday, a day after the blasts, the city was silent. | 2013-04-18 P1D
The body lay in state Tuesday and Wednesday. | 2013-04-16 2013-04-17
The flight left at 10:15 a.m. on Tuesday and landed two hours later. | 2013-04-16T10:15 PT2H
Officials said early Thursday that the fire had been put out. | 2013-04-18
A three-year-old law bans such protests. | P3Y
The measure passed the Senate last Thursday and will be voted on in the House next week. | 2013-04-11 2013-W17
From Monday, fares will rise by 3 percent. | 2013-04-22
The club won all of its games in March and April. | 2013-03 2013-04
The army took power in a 2006 coup. | 2006
In the five years to 2012 output doubled. | P5Y 2012
His term runs until June 30, 2016. | 2016-06-30
The plant was shut in March last year and restarted in May. | 2012-03 2012-05
In mid-April 2011, a tornado hit the town. | 2011-04
The court gave him until April 30 to reply. | 2013-04-30
More than 100 people were detained between Friday and Sunday. | 2013-04-12 2013-04-14
In the week to April 12, stocks fell 2 percent. | 2013-W15 2013-04-12
The clashes on Monday and Tuesday left 20 dead. | 2013-04-15 2013-04-16
Polls opened at 8 a.m. (0600 GMT). | 2013-04-18T08:00 2013-04-18T06:00
The couple married in the early 2000s. | 200
The film opens in Britain on May 10 and in the United States a week later. | 2013-05-10 2013-05-17
The new president will be sworn in on Friday, April 19. | 2013-04-19
In January, the rebels had taken the north of the country. | 2013-01
The price has doubled since January. | 2013-01
The last such launch was in December. | 2012-12
The first phase is due to be finished by the end of the year. | 2013
It is expected to open in December. | 2013-12
The investigation began in February 2012 and lasted 14 months. | 2012-02 P14M
The strike entered its third day on Wednesday. | 2013-04-17
On March 5 the president died of cancer. | 2013-03-05
The storm killed 12 people over the weekend. | 2013-W15-WE
An election is planned for the spring of 2014. | 2014-SP
In 2012, it rained for 40 days; this year, it has rained for 60. | 2012 P40D 2013
A similar blast on April 15, 2012 killed three. | 2012-04-15
The Sept. 11, 2001, attacks changed the law. | 2001-09-11
The ceasefire was to begin at 6 p.m. local time (1500 GMT) on Thursday. | 2013-04-18T18:00 2013-04-18T15:00 2013-04-18
The march is to start at noon on Saturday. | 2013-04-20T12:00
Yesterday morning the lights went out. | 2013-04-17TMO
The two leaders last spoke on April 2. | 2013-04-02
The group says it will fight on for another decade. | P10Y
By late Tuesday, 40 bodies had been found. | 2013-04-16
The government will fall within months, if not weeks. | PXM
An hour before dawn the raid began. | PT1H 2013-04-18TMO
The minister resigned three days into the job. | P3D
The firm made a profit of $3 million in the first quarter, up from $2 million a year earlier. | 2013-Q1 2012-Q1
The next hearing is set for May 2. | 2013-05-02
The fair takes place every two years. | P2Y
Three times a week he goes to the clinic. | P1W
Temperatures were the highest since records began in 1880. | 1880
The pact expires at midnight on April 30. | 2013-04-30T24:00
For the first time in 20 years, the border is open. | P20Y
He was last seen on Saturday night or early Sunday. | 2013-04-13TNI 2013-04-14
At the end of last week, the rial fell again. | 2013-W15
Students have been on strike for two-and-a-half months. | P2M15D
The tremor came at 3:20 in the afternoon. | 2013-04-18T15:20
The meeting ran from 9 a.m. to 5 p.m. | 2013-04-18T09:00 2013-04-18T17:00
The deal gives the firm 30 days to pay. | P30D
The bank will close its doors for good at the end of June. | 2013-06
Dec. 21, 2012 came and went. | 2012-12-21
The country has had four governments in the past two years. | P2Y
The mid-term vote is on 13 May 2013. | 2013-05-13
The raids began at around 5am on Wednesday. | 2013-04-17T05:00
The new school year starts in September. | 2013-09
The plan was put off from last autumn. | 2012-FA
Six weeks into the siege, food ran out. | P6W
The bridge reopened a day earlier than expected. | P1D
They have been talking since mid-March. | 2013-03
More than two years into the war, there is no end in sight. | P2Y
The concert is on Friday at 7:30pm. | 2013-04-19 2013-04-19T19:30
On the afternoon of April 15, two bombs exploded. | 2013-04-15TAF
Police searched the house all day Friday. | 2013-04-12
A year after the floods, many still live in tents. | P1Y
Last Friday's attack was the deadliest in months. | 2013-04-12 PXM
Over the past 18 months the dollar has gained a fifth. | P18M
"""

# On Wednesday 6 August 2014.
AUGUST = """
The men were freed at Orthodox Easter in 2014. | 2014-04-20
Nowruz is celebrated in March. | 2014-03-21 2014-03
The blast came hours after the noon prayer on Friday, July 25. | PTXH 2014-07-25
They met on Christmas Eve and again on New Year's Day. | 2013-12-24 2014-01-01
The town was taken on Aug 3-4. | 2014-08-03 2014-08-04
Clashes from Aug. 1 through Aug. 4 left 10 dead. | 2014-08-01 2014-08-04
The convoy left on 29 July and arrived on 2 August. | 2014-07-29 2014-08-02
On the 2nd and 3rd of August the shelling went on. | 2014-08-02 2014-08-03
From late July until early August the road was closed. | 2014-07 2014-08
Between July 28 and August 3, 15 people died. | 2014-07-28 2014-08-03
The lull held from 8am to 3pm on Tuesday. | 2014-08-05T08:00 2014-08-05T15:00
In the first half of 2014, 5,000 people were killed. | 2014-H1
A week into the war, talks began. | P1W
In July alone, 700 died. | 2014-07
Four days ago the house was hit. | 2014-08-02
The agency said on its website Monday night that the raid happened hours earlier. | 2014-08-04TNI PTXH
The army had withdrawn by the morning of August 5. | 2014-08-05TMO
The last strike was at 7.30am. | 2014-08-06T07:30
The hospital was hit at about 4:30 pm local time on Monday. | 2014-08-04T16:30
During the night of Monday to Tuesday the camp was shelled. | 2014-08-04TNI 2014-08-05
In three weeks of fighting 60 soldiers died. | P3W
In the past week alone 300 have fled. | P1W
The two have not spoken in five years. | P5Y
Since the start of the year, 40 journalists have been killed. | 2014
Since the beginning of July the town has had no water. | 2014-07
Since mid-June 2014 the border has been closed. | 2014-06
The president, in power since 2000, was re-elected in June. | 2000 2014-06
He will visit the region in the coming days. | PXD
The talks are to resume within the next 24 hours. | PT24H
It happened two years ago, in August 2012. | 2012 2012-08
On August 21 last year, hundreds died in a gas attack. | 2013-08-21
The decision is expected by Friday at the latest. | 2014-08-08
The curfew runs from 6 p.m. until 6 a.m. | 2014-08-06T18:00 2014-08-06T06:00
The resolution was adopted on the 14th of July. | 2014-07-14
This month marks 100 years since the war began. | 2014-08 P100Y
In July and August 2006 the two fought a 34-day war. | 2006-07 2006-08 P34D
In the winter of 2008-2009 the two fought for 22 days. | 2008-WI P22D
The 2008–09 war lasted three weeks. | 2008 P3W
The minister said today's vote was a farce. | 2014-08-06
In 10 days' time the court will rule. | 2014-08-16
The plane is due in two hours' time. | PT2H
Last summer's war is not forgotten. | 2013-SU
The attack took place three weeks before the election of June 3. | P3W 2014-06-03
Six months after the fall of the city, in January 2014, he fled. | P6M 2014-01
The coup of July 3, 2013, ended a year of rule by the party. | 2013-07-03 P1Y
At 2am on Sunday, August 3, they fled to the mountain. | 2014-08-03T02:00
The truce for Eid al-Adha in 2012 failed. | 2012-10-26
Fighting stopped over Eid al-Fitr last year. | 2013-08-08
"""

# On Tuesday 25 March 2014.
TUESDAY = """
Joan Ernest, a candidate in the Republican primary on June 3, announced an ad. | 2014-06-03
He won in the election on March 1. | 2014-03-01
A ruling is due this summer, and a divided court is likely. | 2014-SU
He won three quarters of the votes cast in 2012. | 2012
He told reporters about the attack on Jan. 14. | 2014-01-14
The report is the first since the July 19 claim was made. | 2013-07-19
Fridays attack came after a double bombing. | 2014-03-21
They marched on Fridays after prayers. | XXXX-WXX-5
The shop is closed on Fridays and Saturdays. | XXXX-WXX-5 XXXX-WXX-6
The family moved to Corpus Christi, Texas. |
The raid killed between 1200 and 1700 people. |
The group, Doctors Now, told USA Today that it was safe. |
In May Acme leader Roy Lane was shot. | 2013-05
Reports of Thursdays raid came late. | 2014-03-20
The shells fell at 18:30 UTC+3. | 2014-03-25T18:30
He spoke ahead of Sunday's poll. | 2014-03-30
A judge chose the jury in a trial set for September 30. | 2014-09-30
He will spend the next day or two in the city. | P1D
"""

# On Monday 20 May 2013.
MONDAY = """
The parliament is to vote on Thursday week. | 2013-05-30
The election was put off from April 20 to July 4. | 2013-04-20 2013-07-04
The president called elections for June 5. | 2013-06-05
They signed a deal for delivery in June. | 2013-06
The pact, signed in June, expired in March. | 2012-06 2013-03
He was appointed to start in September. | 2013-09
She announced that in June she would retire. | 2013-06
The two sides agreed on Friday to meet in June. | 2013-05-17 2013-06
In June the ministry had promised more. | 2012-06
The firm was told in July that its licence would expire in December. | 2012-07 2013-12
The plan was rejected in a November referendum. | 2012-11
He made the remarks a week before the vote on June 14. | P1W 2013-06-14
The quake struck at 8:02 a.m. local time on Saturday (0002 GMT). | 2013-05-18T08:02 2013-05-18T00:02
Sectarian strife in 2006-2007 killed tens of thousands. | 2006 2007
The protests have gone on since December 21. | 2012-12-21
The talks set for Saturday were called off. | 2013-05-18
Saturday's match against Zagreb has been cancelled. | 2013-05-18
The union said it would hold a ballot on Tuesday. | 2013-05-21
The cabinet unveiled on Sunday a timetable for elections by mid-October. | 2013-05-19 2013-10
The bank will close on Friday and be shut until Sunday. | 2013-05-24 2013-05-26
The shops, shut since Friday, will open at 6 p.m. | 2013-05-17 2013-05-20T18:00
On Sunday the army, which split last Friday, lost the town. The next day it fled. | 2013-05-19 2013-05-17 2013-05-20
He spoke today, as in May 1990 and July 2010. In June he fell ill. | 2013-05-20 1990-05 2010-07 2012-06
It may not open before the autumn. | 2013-FA
It may recover in the second half of the year. | 2013-H2
The blast came at 9:20 a.m. (0320 GMT) on Saturday. | 2013-05-18T09:20 2013-05-18T03:20 2013-05-18
Prices rose by 1.2 percent in the year to April. | P1Y 2013-04
The two blasts came 12 seconds apart. | PT12S
The talks broke down as recently as this month. | 2013-05
The talks will go on until Friday. The minister flew in at 3 p.m. | 2013-05-24 2013-05-20T15:00
It rained in the summer of '64. | 1964-SU
By evening it was dark. | 2013-05-20TEV
Mrs. Clay defended her handling of the Sept. 11 attack in Benghazi. | 2012-09-11
The wars began after the Sept. 11 attacks. | 2001-09-11
A panel looked into the deadly 2012 attacks on the consulate. | 2012
They have been allies for half a century, and rivals for a quarter of a century. | P50Y P25Y
The firm grew in the first half of the 2000s and shrank in the second half of the '80s. | 200 198
He left the day before yesterday. | 2013-05-18
It is open from 6 to 10 p.m. today. | 2013-05-20T18:00 2013-05-20T22:00
It was open from 11 to 2:30 p.m. on Friday. | 2013-05-17T11:00 2013-05-17T14:30
They meet after summer breaks and during the evening hours. |
They met after the summer, and talked for much of the evening. | 2012-SU 2013-05-20TEV
"""


@pytest.mark.parametrize(
    ("day", "sentence", "expected"),
    [
        *rows(date(2013, 3, 20), WEDNESDAY),
        *rows(date(2013, 4, 18), THURSDAY),
        *rows(date(2014, 8, 6), AUGUST),
        *rows(date(2014, 3, 25), TUESDAY),
        *rows(date(2013, 5, 20), MONDAY),
    ],
)
def test_times_of_a_sentence_have_the_values_a_careful_reader_gives(day: date, sentence: str, expected: str) -> None:
    assert values(day, sentence) == expected
