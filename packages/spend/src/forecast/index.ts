export * from './SpendForecast';
export * from './forecastMonthEnd';
export * from './forecastSpend';
