// The words of the way from a goal to the points it serves: apart, so that the form loads nothing else of them.

export const policyLinkWords = { toPoints: "この目標が支える重点事項" };
