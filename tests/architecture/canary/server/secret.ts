export const secret = 'for the server alone'
