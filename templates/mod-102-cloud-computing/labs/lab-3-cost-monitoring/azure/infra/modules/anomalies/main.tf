# Cost Management learns what is usual for the subscription, and finds the days
# that are not. As it stands nobody hears of them: your task is an alert by mail.
